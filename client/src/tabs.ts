/** What the tabs show. Documents above VS Code's limit have a tab, but no text document and no text editor. */

import * as vscode from 'vscode';

/** The document in front. */
export function activeUri(): vscode.Uri | undefined {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  return (tab && uriOf(tab)) ?? vscode.window.activeTextEditor?.document.uri;
}

/** All documents that have a tab of their own, without repeats. */
export function tabUris(): readonly vscode.Uri[] {
  const uris = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap((tab) => uriOf(tab) ?? []));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}
