// What every suite in the editor needs: waiting, opening a file of the workspace, and reading what providers answer.

import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Api } from '../../../client/src/node.ts';

/** The extension under test, as VS Code knows it. */
export const extensionId = 'stix-authoring.stix-authoring';

/** The process of the language server now; undefined while there is none. */
export function serverProcessId(): number | undefined {
  const api: Partial<Api> | undefined = vscode.extensions.getExtension<Partial<Api>>(extensionId)?.exports;
  return api?.serverProcessId?.();
}

/**
 * Asks again until the answer is neither undefined nor false, and returns it.
 * Throws with `what` after the given time.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  milliseconds = 20_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The URI of a file of the workspace, named by its path in it. */
export function fileUri(relativePath: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, relativePath);
}

/** Opens a file of the workspace in an editor. */
export async function openFile(relativePath: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(relativePath));
  return vscode.window.showTextDocument(document, { preview: false });
}

/** The position of the first character of `text`, or the one `offset` characters on; throws where it is not found. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const index = document.getText().indexOf(text);
  if (index < 0) throw new Error(`not in ${document.uri.path}: ${text}`);
  return document.positionAt(index + offset);
}

/** The extension's own findings on a file now. */
export function findings(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source?.startsWith('stix'));
}

/** A finding's code as text, also where it carries a link. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits for findings with this code and returns them. */
export function findingsWithCode(uri: vscode.Uri, code: string): Promise<readonly vscode.Diagnostic[]> {
  return until(`a finding ${code} in ${uri.path}`, () => {
    const found = findings(uri).filter((finding) => codeOf(finding) === code);
    return found.length > 0 && found;
  });
}

/** The Markdown of all hovers at a position, joined. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** The code actions at a range, with their edits. */
export function codeActions(uri: vscode.Uri, range: vscode.Range): Thenable<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, undefined, 100);
}

/** The places that "Go to Definition" offers, links reduced to locations. */
export async function definitions(uri: vscode.Uri, position: vscode.Position): Promise<readonly vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    uri,
    position,
  );
  return found.map((place) =>
    'targetUri' in place
      ? new vscode.Location(place.targetUri, place.targetSelectionRange ?? place.targetRange)
      : place,
  );
}

/** Whether a finding with this code stands in the file now. */
export function has(uri: vscode.Uri, code: string): boolean {
  return findings(uri).some((finding) => codeOf(finding) === code);
}

/** How many findings a file has of each code. */
export function countsByCode(uri: vscode.Uri): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const code of findings(uri).map(codeOf)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** The quick fix of this title, or the preferred one, at a range; throws with the titles that there are. */
export async function quickFix(uri: vscode.Uri, range: vscode.Range, title?: RegExp): Promise<vscode.CodeAction> {
  const actions = await codeActions(uri, range);
  const found = actions.find((action) => (title ? title.test(action.title) : action.isPreferred === true));
  if (found) return found;
  throw new Error(`no fix ${title ?? 'is preferred'} among: ${actions.map((action) => action.title).join(' | ')}`);
}

/** Applies a code action that carries its edit. */
export async function apply({ title, edit }: vscode.CodeAction): Promise<void> {
  if (!edit) throw new Error(`"${title}" has no edit`);
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`the edit of "${title}" was refused`);
}

/** Puts the file in front back to what is on disk, and closes it. */
export async function discard(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Adds a line to the report of the run; the extension host's own output is not shown. */
export function print(line: string): void {
  if (process.env.EDITOR_REPORT) appendFileSync(process.env.EDITOR_REPORT, `      ${line}\n`);
}
