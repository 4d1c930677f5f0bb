/**
 * What VS Code loads for every JSON file: it looks at documents until the first STIX one appears, and only then loads the
 * language client and starts the server.
 */

import { open } from 'node:fs/promises';
import * as vscode from 'vscode';
import { headLength } from '../../server/src/stix/recognise.ts';
import type { RunningExtension } from './extension.ts';
import { treatAsStix } from './treat-as-stix.ts';
import { watchUnsentFiles } from './unsent-files.ts';
import { looksServed, touchesHead } from './verdicts.ts';

/** What other extensions, and our tests, may ask. */
export interface Api {
  /** The language server's process; undefined as long as no STIX document has been seen. */
  serverProcessId(): number | undefined;
}

export function activate(context: vscode.ExtensionContext): Api {
  let started = false;
  let extension: RunningExtension | undefined;
  const waiting: vscode.Disposable[] = [];

  const start = async () => {
    if (started) return;
    started = true;
    for (const listener of waiting) listener.dispose();
    const { run } = await import('./extension.ts');
    extension = run(context, readHead);
  };
  const consider = (document: vscode.TextDocument) => {
    if (!started && looksServed(document)) void start();
  };

  context.subscriptions.push(vscode.commands.registerCommand('stix.treatAsStix', treatAsStix));
  waiting.push(
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (touchesHead(contentChanges)) consider(document);
    }),
    watchUnsentFiles(readHead, (uris) => {
      if (uris.length > 0) void start();
    }),
  );
  context.subscriptions.push(...waiting);
  vscode.workspace.textDocuments.forEach(consider);
  return { serverProcessId: () => extension?.serverProcessId() };
}

/** The first bytes of a file, of which VS Code's file system gives only the whole. */
async function readHead(uri: vscode.Uri): Promise<string> {
  const file = await open(uri.fsPath);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
