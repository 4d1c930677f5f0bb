// What is underlined, what each finding carries, and that it follows the typing.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  codeOf,
  countsByCode,
  discard,
  findings,
  findingsWithCode,
  has,
  openFile,
  positionOf,
  until,
} from './support.ts';

const all = {
  'duplicate-id': 1,
  'missing-reference': 1,
  'revoked-target': 1,
  'revoked-without-replacement': 1,
  'unresolved-citation': 1,
  'unused-reference': 1,
};

/** Waits for the bundle's findings with the second file and the catalog read: nothing dangles then. */
async function openBundle(): Promise<vscode.TextEditor> {
  const editor = await openFile('bundle.json');
  await until('the findings with the catalog', () => {
    return has(editor.document.uri, 'duplicate-id') && !has(editor.document.uri, 'dangling-reference');
  });
  return editor;
}

suite('findings', () => {
  teardown(discard);

  test('a bundle has exactly its defects; other files and a packed catalog resolve the rest', async () => {
    const { document } = await openBundle();
    assert.deepEqual(sorted(countsByCode(document.uri)), all);
  });

  test('a finding has its place, severity, source, code and a link to a page that is there', async () => {
    const { document } = await openBundle();
    const [finding] = await findingsWithCode(document.uri, 'unresolved-citation');
    assert.ok(finding && typeof finding.code === 'object');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(finding.source, 'stix');
    assert.equal(document.getText(finding.range), 'Harbour Tidepol');
    const page = await vscode.workspace.fs.readFile(finding.code.target);
    assert.match(new TextDecoder().decode(page), /unresolved-citation/);
  });

  test('a double id leads to the other object, an unused reference is faded, a revoked target is struck through', async () => {
    const { document } = await openBundle();
    const found = (code: string) => findings(document.uri).find((finding) => codeOf(finding) === code);
    const [related] = found('duplicate-id')?.relatedInformation ?? [];
    assert.equal(related?.location.uri.toString(), document.uri.toString());
    assert.ok(related.location.range.start.line < 15, 'the first of the two');
    assert.deepEqual(found('unused-reference')?.tags, [vscode.DiagnosticTag.Unnecessary]);
    assert.deepEqual(found('revoked-target')?.tags, [vscode.DiagnosticTag.Deprecated]);
  });

  test('findings come and go while typing, and with undo', async () => {
    const editor = await openBundle();
    const { document } = editor;
    const line = positionOf(document, '"Ballast Tampering"').line + 1;
    await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), '      "created_by_ref": "identity--",\n'));
    const [finding] = await findingsWithCode(document.uri, 'malformed-reference');
    assert.equal(finding?.range.start.line, line);
    await vscode.commands.executeCommand('undo');
    await until('no malformed-reference after undo', () => !has(document.uri, 'malformed-reference'));
    assert.equal(document.isDirty, false);
    assert.deepEqual(sorted(countsByCode(document.uri)), all);
  });

  test('creating the missing object clears the findings of those that waited for it', async () => {
    const editor = await openBundle();
    const { document } = editor;
    const old = 'identity--10c5f6d2-0a4e-4c39-9a6c-2e5b7d9f1a02';
    const replace = (start: vscode.Position) =>
      editor.edit((edit) => {
        const range = new vscode.Range(start, start.translate(0, old.length));
        edit.replace(range, 'identity--f0000000-0000-4000-8000-000000000001');
      });
    await replace(positionOf(document, `"created_by_ref": "${old}`, '"created_by_ref": "'.length));
    await findingsWithCode(document.uri, 'dangling-reference');
    await replace(positionOf(document, old));
    await until('nothing dangles', () => !has(document.uri, 'dangling-reference'));
    assert.ok(!has(document.uri, 'duplicate-id'));
  });

  test('settings take effect at once', async () => {
    const { document } = await openBundle();
    const settings = vscode.workspace.getConfiguration('stix', document.uri);
    await settings.update('rules', { 'unused-reference': 'error', 'duplicate-id': 'off' }, workspaceTarget);
    try {
      await until('duplicate-id is off', () => !has(document.uri, 'duplicate-id'));
      const [unused] = await findingsWithCode(document.uri, 'unused-reference');
      assert.equal(unused?.severity, vscode.DiagnosticSeverity.Error);
    } finally {
      await settings.update('rules', undefined, workspaceTarget);
    }
    await findingsWithCode(document.uri, 'duplicate-id');
  });

  test('the cut of stix.maxProblems is told', async () => {
    const { document } = await openBundle();
    const settings = vscode.workspace.getConfiguration('stix', document.uri);
    await settings.update('maxProblems', 2, workspaceTarget);
    try {
      const [notice] = await findingsWithCode(document.uri, 'max-problems');
      assert.match(notice?.message ?? '', /4 more findings/);
      assert.equal(findings(document.uri).length, 3);
    } finally {
      await settings.update('maxProblems', undefined, workspaceTarget);
    }
    await until('all findings again', () => !has(document.uri, 'max-problems'));
  });
});

const workspaceTarget = vscode.ConfigurationTarget.Workspace;

function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort());
}
