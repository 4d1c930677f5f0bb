// The server ends, or is told to, while somebody types: findings come back, for what was typed meanwhile too.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { discard, findingsWithCode, has, hoverText, openFile, positionOf, serverProcessId, until } from './support.ts';

suite('restart', () => {
  teardown(discard);

  test('a killed server is started again and knows what was typed meanwhile', async () => {
    const editor = await openFile('bundle.json');
    const { document } = editor;
    await findingsWithCode(document.uri, 'missing-reference');
    const first = serverProcessId();
    assert.ok(first);
    const type = (text: string) => {
      const place = positionOf(document, 'PaperKite');
      return editor.edit((edit) => edit.insert(place, text));
    };
    await type('A');
    process.kill(first, 'SIGKILL');
    for (const letter of 'BCDEFGH') {
      await type(letter);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const place = positionOf(document, '"type": "malware"');
    await editor.edit((edit) => edit.insert(place, '"created_by_ref": "identity-",\n      '));
    const second = await until('another server', () => {
      const now = serverProcessId();
      return now !== undefined && now !== first && now;
    });
    await findingsWithCode(document.uri, 'malformed-reference');
    assert.ok(has(document.uri, 'missing-reference'));
    const name = await hoverText(document.uri, positionOf(document, '"source_ref": "malware', 18));
    assert.match(name, /ABCDEFGHPaperKite/);
    await editor.edit((edit) => edit.delete(document.lineAt(place.line).rangeIncludingLineBreak));
    await until('the finding goes with the line', () => !has(document.uri, 'malformed-reference'));
    assert.equal(serverProcessId(), second);
  });

  test('killed twice more, it comes back each time', async () => {
    const { document } = await openFile('bundle.json');
    await findingsWithCode(document.uri, 'missing-reference');
    for (let round = 0; round < 2; round++) {
      const before = serverProcessId();
      assert.ok(before);
      process.kill(before, 'SIGKILL');
      await until('another server', () => {
        const now = serverProcessId();
        return now !== undefined && now !== before;
      });
      await until('hovers again', async () =>
        /PaperKite/.test(await hoverText(document.uri, positionOf(document, '"source_ref": "malware', 18))),
      );
    }
    assert.ok(has(document.uri, 'missing-reference'));
  });

  test('the command starts a fresh server', async () => {
    const { document } = await openFile('bundle.json');
    await findingsWithCode(document.uri, 'missing-reference');
    const before = serverProcessId();
    await vscode.commands.executeCommand('stix.restartServer');
    await until('the old findings, from another process', () => {
      const now = serverProcessId();
      return now !== undefined && now !== before && has(document.uri, 'missing-reference');
    });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, positionOf(document, '"type": "malware"'), '"created_by_ref": "identity-", ');
    await vscode.workspace.applyEdit(edit);
    await findingsWithCode(document.uri, 'malformed-reference');
  });
});
