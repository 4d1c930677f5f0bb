/**
 * "Treat as STIX": gives a file the language `stix` through `files.associations`. VS Code's own JSON server then never gets
 * it, which parses the whole text on each change: felt above some 20 MB.
 */

import * as vscode from 'vscode';
import { associationPattern } from './association.ts';
import { activeUri } from './tabs.ts';

const largeDocument = 20 * 1024 * 1024;
const offeredKey = 'stix.treatAsStixOffered';

/** The command. Without an argument it takes the file in front. */
export async function treatAsStix(argument: unknown): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument : activeUri();
  if (!uri) return;
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (uri.scheme === 'untitled') {
    if (document) await vscode.languages.setTextDocumentLanguage(document, 'stix');
    return;
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const target = folder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  const files = vscode.workspace.getConfiguration('files');
  const set = files.inspect<Readonly<Record<string, string>>>('associations');
  const associations = folder ? set?.workspaceValue : set?.globalValue;
  const pattern = associationPattern(uri.path, folder?.uri.path);
  await files.update('associations', { ...associations, [pattern]: 'stix' }, target);
  if (document && document.languageId !== 'stix') await vscode.languages.setTextDocumentLanguage(document, 'stix');
}

/** Offers the command for a large `json` document, once for each file. */
export async function offerTreatAsStix(context: vscode.ExtensionContext, document: vscode.TextDocument): Promise<void> {
  if (document.languageId !== 'json' || lengthOf(document) <= largeDocument) return;
  const uri = document.uri.toString();
  const offered = context.workspaceState.get<readonly string[]>(offeredKey, []);
  if (offered.includes(uri)) return;
  await context.workspaceState.update(offeredKey, [...offered, uri]);
  const accept = vscode.l10n.t('Treat as STIX');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This STIX file is above 20 MB. VS Code\'s JSON support reads all of it after each change; with the language "STIX" (in files.associations) it does not, and editing stays fast.',
    ),
    accept,
  );
  if (answer === accept) await vscode.commands.executeCommand('stix.treatAsStix', document.uri);
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(new vscode.Position(document.lineCount, 0));
}
