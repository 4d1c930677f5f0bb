// Bad input in the editor: a clear finding where there is something to say, and the server lives on.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  countsByCode,
  discard,
  findings,
  findingsWithCode,
  has,
  hoverText,
  openFile,
  positionOf,
  serverProcessId,
  until,
} from './support.ts';

/** Per file: how many findings of each code. JSON documents leave `syntax` to VS Code's own JSON support. */
const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'bytes.stix': { syntax: 1 },
  'nul.stix': { syntax: 1 },
  'deep.stix': { syntax: 1 },
  'truncated.stix': { syntax: 1 },
  'surrogate.stix': { 'malformed-reference': 1 },
  'stray.stix': { syntax: 1, 'missing-reference': 1 },
};

suite('bad input', () => {
  let server: number | undefined;

  suiteSetup(async () => {
    const { document } = await openFile('sound.stix');
    await findingsWithCode(document.uri, 'missing-reference');
    server = serverProcessId();
    assert.ok(server);
  });
  teardown(async () => {
    await discard();
    assert.equal(serverProcessId(), server, 'the server has not been started again');
  });

  for (const [file, counts] of Object.entries(expected)) {
    test(`${file}: ${Object.keys(counts).join(', ')}`, async () => {
      const { document } = await openFile(file);
      await until('findings', () => findings(document.uri).length > 0);
      assert.deepEqual(countsByCode(document.uri), counts);
    });
  }

  test('an empty file, blanks, and an object that never ends', async () => {
    for (const file of ['empty.stix', 'blank.json', 'deep-open.json']) {
      const editor = await openFile(file);
      const { document } = editor;
      await hoverText(document.uri, document.positionAt(3));
      await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
      await discard();
    }
    const { document } = await openFile('sound.stix');
    assert.match(await hoverText(document.uri, positionOf(document, 'malware--0', 2)), /Sound/);
  });

  test('breaking a sound file underlines the broken object alone, and mending it clears that', async () => {
    const editor = await openFile('sound.stix');
    const { document } = editor;
    await findingsWithCode(document.uri, 'missing-reference');
    for (const piece of ['"', '{', '}', ']', '\\', '\u0000']) {
      await editor.edit((edit) => edit.insert(positionOf(document, '"name": "Sound"'), piece));
      const broken = await findingsWithCode(document.uri, 'syntax');
      const lines = new Set(broken.map(({ range }) => range.start.line));
      assert.deepEqual([...lines], [1], `after ${JSON.stringify(piece)}`);
      assert.ok(has(document.uri, 'missing-reference'), 'the neighbour is still checked');
      await vscode.commands.executeCommand('undo');
      await until('no syntax finding', () => !has(document.uri, 'syntax'));
    }
  });
});
