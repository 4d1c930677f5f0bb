/**
 * STIX files in a tab whose text VS Code sends to no extension, because they are above its limit for documents: no event
 * tells of their opening, changes or closing, so the tabs are watched.
 */

import * as vscode from 'vscode';
import { looksLikeStix } from '../../server/src/stix/recognise.ts';
import { tabUris } from './tabs.ts';

/** VS Code's limit, in UTF-16 units; a file has at least as many bytes. */
const sentLimit = 50 * 1024 * 1024;

const stixNames = /\.(?:json|jsonl|ndjson|stix)$/i;

/** Reads the first few kilobytes of a file on disk. */
export type ReadHead = (uri: vscode.Uri) => Promise<string>;

/** Calls `changed` with all such files, at first (when there are any) and whenever they are others than before. */
export function watchUnsentFiles(
  readHead: ReadHead,
  changed: (uris: readonly vscode.Uri[]) => void,
): vscode.Disposable {
  const verdicts = new Map<string, Promise<boolean>>();
  let latest = '';
  let round = 0;

  const look = async () => {
    const mine = ++round;
    const uris = tabUris();
    const shown = new Set(uris.map(String));
    for (const uri of verdicts.keys()) if (!shown.has(uri)) verdicts.delete(uri);
    const unsent: vscode.Uri[] = [];
    for (const uri of uris) {
      const verdict = verdicts.get(uri.toString()) ?? isUnsentStix(uri, readHead);
      verdicts.set(uri.toString(), verdict);
      if ((await verdict) && !isDocument(uri)) unsent.push(uri);
    }
    const key = unsent.join('\n');
    if (mine !== round || key === latest) return;
    latest = key;
    changed(unsent);
  };

  void look();
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(() => void look()),
    vscode.workspace.onDidOpenTextDocument(() => void look()),
  );
}

async function isUnsentStix(uri: vscode.Uri, readHead: ReadHead): Promise<boolean> {
  if (uri.scheme !== 'file' || !stixNames.test(uri.path)) return false;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > sentLimit && (/\.stix$/i.test(uri.path) || looksLikeStix(await readHead(uri)));
  } catch {
    return false;
  }
}

function isDocument(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
