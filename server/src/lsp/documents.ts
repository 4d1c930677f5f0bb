/**
 * Tells STIX documents from others. The stock document manager calls `create` and `update`; a STIX document goes into
 * the engine, any other is kept as plain text until typing makes it STIX.
 */
import { type TextDocumentContentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Engine } from '../engine.ts';
import { fileUriOf } from './file-uri.ts';

export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  /** Set while the document is not STIX. */
  plain: TextDocument | undefined;
}

export interface Documents {
  readonly manager: TextDocuments<OpenDocument>;
  /** Whether a file is open, by the URI that the disk's side has for it. */
  isOpen(fileUri: string): boolean;
}

/** Not among them: read-only copies, such as a diff view's `git:`, which would be there twice. */
const servedSchemes: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

/** A manager whose STIX documents are the engine's; `document.plain` tells those that are not. */
export function createDocuments(engine: Engine): Documents {
  const files = new Set<string>();
  const manager = new TextDocuments<OpenDocument>({
    create(uri, languageId, version, content) {
      const document: OpenDocument = { uri, languageId, version, plain: undefined };
      const file = fileUriOf(uri);
      files.add(file);
      engine.remove(file);
      if (isStix(engine, uri, languageId, content)) engine.open(uri, content);
      else {
        engine.remove(uri);
        document.plain = TextDocument.create(uri, languageId, version, content);
      }
      return document;
    },
    update(document, changes, version) {
      document.version = version;
      if (document.plain === undefined) applyChanges(engine, document.uri, changes);
      else updatePlain(engine, document, changes, version);
      return document;
    },
  });
  manager.onDidClose(({ document: { uri } }) => files.delete(fileUriOf(uri)));
  return { manager, isOpen: (fileUri) => files.has(fileUri) };
}

function isStix(engine: Engine, uri: string, languageId: string, head: string): boolean {
  const scheme = uri.slice(0, Math.max(0, uri.indexOf(':')));
  return servedSchemes.has(scheme) && (languageId === 'stix' || engine.recognises(head));
}

function applyChanges(engine: Engine, uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
  for (const change of changes) {
    if ('range' in change) {
      const from = engine.offsetAt(uri, change.range.start);
      const to = engine.offsetAt(uri, change.range.end);
      engine.edit(uri, [{ from: Math.min(from, to), to: Math.max(from, to), text: change.text }]);
    } else engine.open(uri, change.text);
  }
}

function updatePlain(
  engine: Engine,
  document: OpenDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): void {
  if (document.plain === undefined) return;
  document.plain = TextDocument.update(document.plain, [...changes], version);
  if (!isStix(engine, document.uri, document.languageId, document.plain.getText())) return;
  engine.open(document.uri, document.plain.getText());
  document.plain = undefined;
}
