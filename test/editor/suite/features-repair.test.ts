// Quick fixes and "Fix all": what they change, and that the findings go.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { apply, codeActions, discard, findings, findingsWithCode, has, openFile, quickFix, until } from './support.ts';

async function firstFinding(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  const [finding] = await findingsWithCode(uri, code);
  assert.ok(finding);
  return finding;
}

suite('repairs', () => {
  teardown(discard);

  test('a blank reference is filled from the first link of the description, by the preferred fix', async () => {
    const { document } = await openFile('bundle.json');
    const { range } = await firstFinding(document.uri, 'missing-reference');
    const before = document.getText();
    const fix = await quickFix(document.uri, range);
    assert.match(fix.title, /TidePool/);
    await apply(fix);
    await until('the reference is there', () => !has(document.uri, 'missing-reference'));
    const after = before.replace('"source_ref": ""', '"source_ref": "malware--20d8a1b4-6c3f-4e71-b5d9-7f0a2c4e6b03"');
    assert.equal(document.getText(), after);
  });

  test('a misspelt citation is corrected, and undo brings the finding back', async () => {
    const { document } = await openFile('bundle.json');
    const { range } = await firstFinding(document.uri, 'unresolved-citation');
    await apply(await quickFix(document.uri, range));
    await until('the citation resolves', () => !has(document.uri, 'unresolved-citation'));
    assert.ok(!document.getText().includes('Tidepol'));
    await vscode.commands.executeCommand('undo');
    await findingsWithCode(document.uri, 'unresolved-citation');
    assert.equal(document.isDirty, false);
  });

  test('one action restores a relationship from the catalog and changes nothing but its ids', async () => {
    const { document } = await openFile('relationships.stix');
    assert.equal(document.languageId, 'stix');
    const before = document.getText();
    const { range } = await firstFinding(document.uri, 'malformed-id');
    const fix = await until('the catalog is read', async () => {
      const actions = await codeActions(document.uri, range);
      return actions.find(({ title }) => /^Restore 6 ids from relationship--c31be4f5/.test(title));
    });
    assert.equal(fix.isPreferred, true);
    await apply(fix);
    const publisher = 'identity--10c5f6d2-0a4e-4c39-9a6c-2e5b7d9f1a02';
    const restored = before
      .replace('"id": ""', '"id": "relationship--c31be4f5-7a3d-4c8c-9fba-7eaf2a4c6d13"')
      .replace('"source_ref": ""', '"source_ref": "intrusion-set--b20ad3e4-6f2c-4b7b-8ea9-6d9e1f3b5c12"')
      .replace('"target_ref": "attack-"', '"target_ref": "attack-pattern--80d7a0b1-3c9f-4e48-9bd6-3a6b8c0e2f09"')
      .replace('"created_by_ref": ""', `"created_by_ref": "${publisher}"`)
      .replace('"x_mitre_modified_by_ref": ""', `"x_mitre_modified_by_ref": "${publisher}"`)
      .replace('["marking-"]', '["marking-definition--a1f9c2d3-5e1b-4a6a-9df8-5c8d0e2a4b11"]');
    assert.equal(document.getText(), restored);
    await until('the first relationship is sound, the second is as it was', () => findings(document.uri).length === 3);
  });

  test('"Fix All" repairs what has one right answer', async () => {
    const { document } = await openFile('relationships.stix');
    await firstFinding(document.uri, 'malformed-id');
    await until('the catalog is read', () => !has(document.uri, 'unknown-link'));
    // VS Code gives the command up when findings arrive while it asks: then it is given again, as a person would.
    await until('the first relationship is sound', async () => {
      if (findings(document.uri).length > 3) await vscode.commands.executeCommand('editor.action.fixAll');
      return findings(document.uri).length === 3;
    });
    assert.ok(document.getText().includes('relationship--c31be4f5-7a3d-4c8c-9fba-7eaf2a4c6d13'));
  });

  test('source.fixAll.stix is offered by its kind', async () => {
    const { document } = await openFile('relationships.stix');
    await firstFinding(document.uri, 'malformed-id');
    await until('the catalog is read', () => !has(document.uri, 'unknown-link'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      'source.fixAll.stix',
    );
    assert.deepEqual(
      actions.map(({ kind }) => kind?.value),
      ['source.fixAll.stix'],
    );
  });
});
