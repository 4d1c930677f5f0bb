// Which files are ours: by name, by what they hold, by hand; and all the others are left alone.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { discard, findings, findingsWithCode, hoverText, openFile, positionOf, until } from './support.ts';

const malware = '{ "type": "malware", "id": "malware--1", "spec_version": "2.1", "name": "TidePool" }';

suite('files', () => {
  teardown(discard);

  test('*.stix has the language by its name', async () => {
    const { document } = await openFile('relationships.stix');
    assert.equal(document.languageId, 'stix');
    await findingsWithCode(document.uri, 'malformed-id');
  });

  test('another JSON file is left alone', async () => {
    const { document } = await openFile('package.json');
    const stix = await openFile('relationships.stix');
    await findingsWithCode(stix.document.uri, 'malformed-id');
    assert.deepEqual(findings(document.uri), []);
    assert.ok(!(await hoverText(document.uri, positionOf(document, '"type"', 2))).includes('STIX'));
    await discard();
  });

  test('a JSON document becomes STIX by typing', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: '{\n}\n' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 2, 0), malware));
    await findingsWithCode(document.uri, 'malformed-id');
    // A yes holds: taking the signs away again does not make the file foreign while somebody works in it.
    await editor.edit((edit) => edit.replace(fullRange(document), malware.replace('malware--1', '')));
    await until('the finding of the latest text', () =>
      findings(document.uri).some(({ message }) => /empty/.test(message)),
    );
  });

  test('a file is STIX when somebody chooses the language, and no longer when he takes it back', async () => {
    const content = '{"id": "", "relationship_type": "uses", "source_ref": "malware-"}';
    const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    await vscode.window.showTextDocument(plain);
    const stix = await vscode.languages.setTextDocumentLanguage(plain, 'stix');
    await findingsWithCode(stix.uri, 'malformed-reference');
    await vscode.languages.setTextDocumentLanguage(stix, 'plaintext');
    await until('no findings in plain text', () => findings(plain.uri).length === 0);
  });
});

function fullRange(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}
