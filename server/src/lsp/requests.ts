/** Each request is one question to the engine and one conversion; all are answered from the present state. */
import type { Connection } from 'vscode-languageserver';
import type { Engine } from '../engine.ts';
import type { Host } from '../host/host.ts';
import { codeActions } from './code-actions.ts';
import { type EditForm, rangeOf, toDocumentSymbol, toInlayHints, toLocation, toLocationLink } from './convert.ts';
import { fileUriOf } from './file-uri.ts';
import type { CatalogTextMethod, CatalogTextParams, CatalogTextResult } from './messages.ts';

export interface RequestOptions {
  readonly connection: Connection;
  readonly engine: Engine;
  readonly host: Host;
  readonly rulePages: () => string;
  readonly editForm: () => EditForm;
  readonly linkSupport: () => boolean;
  /** Brings the findings up to date. */
  readonly settle: () => void;
}

const catalogTextMethod: CatalogTextMethod = 'stix/catalogText';

export function answerRequests({ connection, engine, host, ...options }: RequestOptions): void {
  connection.onHover(({ textDocument: { uri }, position }) => {
    const found = engine.hover(uri, engine.offsetAt(uri, position));
    if (found === undefined) return null;
    return { contents: { kind: 'markdown', value: found.markdown }, range: rangeOf(engine, uri, found.from, found.to) };
  });
  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const found = engine.definition(uri, engine.offsetAt(uri, position));
    if (found === undefined) return null;
    if (!options.linkSupport()) return found.targets.map(toLocation);
    const origin = rangeOf(engine, uri, found.from, found.to);
    return found.targets.map((target) => toLocationLink(target, origin));
  });
  connection.onReferences(({ textDocument: { uri }, position, context }) =>
    engine.references(uri, engine.offsetAt(uri, position), context.includeDeclaration).map(toLocation),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
    engine
      .highlights(uri, engine.offsetAt(uri, position))
      .map(({ from, to }) => ({ range: rangeOf(engine, uri, from, to) })),
  );
  connection.onDocumentSymbol(({ textDocument: { uri } }) =>
    engine.documentSymbols(uri).map((row) => toDocumentSymbol(engine, uri, row)),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }) => {
    const from = engine.offsetAt(uri, range.start);
    const to = engine.offsetAt(uri, range.end);
    return toInlayHints(engine, uri, engine.inlayHints(uri, from, to));
  });
  connection.onCodeAction((params) => {
    options.settle();
    return [...codeActions(engine, params, options.rulePages(), options.editForm())];
  });
  connection.onRequest(catalogTextMethod, ({ uri }: CatalogTextParams): Promise<CatalogTextResult> => {
    const file = fileUriOf(uri);
    if (engine.document(file) === undefined) throw new Error(`${uri} is neither a catalog nor a file of the workspace`);
    return host.read(file);
  });
}
