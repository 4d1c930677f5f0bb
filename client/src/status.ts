/**
 * The language status items: one that counts, and one for each limit. VS Code shows an item for every document that its
 * selector matches; as many JSON files are no STIX, they exist only while a document of ours is in front.
 */

import * as vscode from 'vscode';
import type { StatusParams } from '../../server/src/lsp/messages.ts';
import { type ServerState, statusText } from './status-text.ts';
import { activeUri } from './tabs.ts';
import { servedDocuments } from './verdicts.ts';

export interface Status extends vscode.Disposable {
  /** Remembers the state of a document, and shows it when that document is in front. */
  receive(status: StatusParams): void;
  /** The server's state; what was known of the documents is gone when it is not running. */
  server(state: ServerState): void;
  /** Looks again at which document is in front. */
  refresh(): void;
}

/** Whether a document is STIX, and VS Code sends its text. */
export type Place = 'sent' | 'unsent' | 'foreign';

const severities = {
  information: vscode.LanguageStatusSeverity.Information,
  error: vscode.LanguageStatusSeverity.Error,
};

export function createStatus(placeOf: (uri: string) => Place): Status {
  const known = new Map<string, StatusParams>();
  let state: ServerState = 'starting';
  let item: vscode.LanguageStatusItem | undefined;
  let limitItems: readonly vscode.LanguageStatusItem[] = [];

  const showLimits = (limits: readonly string[]) => {
    if (limits.length !== limitItems.length) {
      for (const old of limitItems) old.dispose();
      limitItems = limits.map((_, index) => createItem(`limit.${index}`));
    }
    for (const [index, limitItem] of limitItems.entries()) {
      limitItem.text = limits[index] ?? '';
      limitItem.severity = vscode.LanguageStatusSeverity.Warning;
    }
  };
  const refresh = () => {
    const uri = activeUri()?.toString();
    const place = uri === undefined ? 'foreign' : placeOf(uri);
    if (uri === undefined || place === 'foreign') {
      item?.dispose();
      item = undefined;
      showLimits([]);
      return;
    }
    item ??= createItem('status');
    const { text, detail, severity, busy, limits } = statusText(state, known.get(uri), place === 'unsent');
    item.text = text;
    item.detail = detail;
    item.severity = severities[severity];
    item.busy = busy;
    item.command =
      state === 'stopped'
        ? { title: 'Restart', command: 'stix.restartServer' }
        : { title: 'Show Output', command: 'stix.showOutput' };
    showLimits(limits);
  };

  const listeners = [
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.window.tabGroups.onDidChangeTabs(refresh),
    vscode.window.tabGroups.onDidChangeTabGroups(refresh),
  ];
  return {
    receive(status) {
      // The server writes URIs in its own way; VS Code's form of it is the key.
      known.set(vscode.Uri.parse(status.uri).toString(), status);
      refresh();
    },
    server(next) {
      state = next;
      if (next !== 'running') known.clear();
      refresh();
    },
    refresh,
    dispose() {
      for (const listener of listeners) listener.dispose();
      item?.dispose();
      showLimits([]);
    },
  };
}

function createItem(name: string): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem(`stix.${name}`, servedDocuments);
  item.name = 'STIX';
  return item;
}
