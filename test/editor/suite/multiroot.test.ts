// A workspace of several folders: ids resolve across them, and a folder that is taken out is forgotten.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { definitions, discard, findingsWithCode, has, hoverText, openFile, positionOf, until } from './support.ts';

const technique = 'attack-pattern--2c3d4e5f-6a7b-4c8d-9e9f-1a2b3c4d5e63';

suite('several folders', () => {
  suiteTeardown(discard);

  test('a reference resolves in the other folder', async () => {
    const [first, second] = vscode.workspace.workspaceFolders ?? [];
    assert.deepEqual([first?.name, second?.name], ['groups', 'techniques']);
    const { document } = await openFile('group.json');
    const place = positionOf(document, technique, 4);
    const hover = await until('the other folder is read', async () => {
      const text = await hoverText(document.uri, place);
      return text.includes('Roof Access') && text;
    });
    assert.match(hover, /Defined in technique/);
    const [definition] = await definitions(document.uri, place);
    assert.ok(second);
    assert.equal(definition?.uri.toString(), vscode.Uri.joinPath(second.uri, 'technique.json').toString());
    await until('nothing dangles', () => !has(document.uri, 'dangling-reference'));
  });

  test('it dangles when that folder is taken out, and resolves again when it is back', async () => {
    const [, second] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(second);
    const { document } = await openFile('group.json');
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    const [finding] = await findingsWithCode(document.uri, 'dangling-reference');
    assert.equal(document.getText(finding?.range), JSON.stringify(technique));
    await until('the change has happened', () => vscode.workspace.workspaceFolders?.length === 1);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri: second.uri }));
    await until('nothing dangles', () => !has(document.uri, 'dangling-reference'));
  });
});
