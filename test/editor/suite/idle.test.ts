// JSON that is no STIX: the extension looks at it and does nothing else.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { extensionId, findingsWithCode, hoverText, openFile, serverProcessId, until } from './support.ts';

suite('a folder with 200 JSON files that are no STIX', () => {
  test('the extension is active, but loads nothing and starts no server', async () => {
    for (let number = 0; number < 8; number++) {
      const { document } = await openFile(`part-${number}/file-${number}.json`);
      await hoverText(document.uri, document.positionAt(5));
    }
    const extension = await until('the extension is active', () => {
      const found = vscode.extensions.getExtension(extensionId);
      return found?.isActive && found;
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(serverProcessId(), undefined);
    assert.deepEqual(childrenRunning('server.js'), []);
    assert.ok(!isLoaded('extension.js', extension), 'the language client is not loaded');
    assert.ok(!(await vscode.commands.getCommands(true)).includes('stix.restartServer'));
  });

  test('one STIX object starts it', async () => {
    const content = '{"type": "malware", "spec_version": "2.1", "id": "malware--1", "created": "2030-01-01T00:00:00Z"}';
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document);
    await findingsWithCode(document.uri, 'malformed-id');
    assert.ok(serverProcessId());
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension && isLoaded('extension.js', extension));
    if (existsSync('/proc')) assert.equal(childrenRunning('server.js').length, 1);
  });
});

/**
 * Whether the extension host has run this bundle of the extension. Node lists a module that it has only looked through for
 * exports, too: that one is not loaded.
 */
function isLoaded(bundle: string, { extensionPath }: vscode.Extension<unknown>): boolean {
  return Object.values(require.cache).some(
    (module) => module?.loaded === true && module.filename === path.join(extensionPath, 'dist', bundle),
  );
}

/** Processes below the extension host whose command names our bundle; [] where the system has no /proc. */
function childrenRunning(bundle: string): readonly string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').filter(
    (process) => /^\d+$/.test(process) && commandOf(process).includes(`dist/${bundle}`),
  );
}

function commandOf(processId: string): string {
  try {
    const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${processId}/stat`, 'utf8')) ?? [];
    return Number(parent) === process.pid ? readFileSync(`/proc/${processId}/cmdline`, 'utf8') : '';
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
