/** What the server tells an editor that it can do. No `diagnosticProvider`: findings are pushed, and both would show doubles. */
import { CodeActionKind, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import { fixAllKind } from './code-actions.ts';

const folders = { filters: [{ scheme: 'file', pattern: { glob: '**', matches: 'folder' as const } }] };

export const serverCapabilities: InitializeResult['capabilities'] = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: { label: 'STIX' },
  inlayHintProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  workspace: {
    workspaceFolders: { supported: true, changeNotifications: true },
    // A watcher for files does not tell that a folder of them went.
    fileOperations: { didDelete: folders, didRename: folders },
  },
};
