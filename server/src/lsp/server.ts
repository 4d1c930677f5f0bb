/**
 * The language server: each request becomes one question to the engine and one conversion. What runs by itself
 * (publishing, background loading, status) is wired here and lives in files of its own.
 */
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type Configuration, defaultConfiguration, readConfiguration } from '../config.ts';
import type { Engine } from '../engine.ts';
import type { Host } from '../host/host.ts';
import { catalogUris } from './catalogs.ts';
import {
  rangeOf,
  toDiagnostic,
  toDocumentSymbol,
  toInlayHints,
  toLocation,
  toLocationLink,
  toQuickFix,
  toWorkspaceEdit,
} from './convert.ts';
import { createDocuments } from './documents.ts';
import { createLoader } from './loader.ts';
import type {
  CatalogTextMethod,
  CatalogTextParams,
  InitializationOptions,
  ShownFilesMethod,
  ShownFilesParams,
} from './messages.ts';
import { createProgress } from './progress.ts';
import { createPublisher } from './publisher.ts';
import { createStatus } from './status.ts';
import { createUnsentFiles } from './unsent.ts';
import { watchFiles } from './watch.ts';

export interface ServerOptions {
  readonly connection: Connection;
  readonly engine: Engine;
  readonly host: Host;
  readonly version: string;
  /** Where the rules' pages are for editors that do not say so themselves. */
  readonly rulePages: string;
  /** Milliseconds; for slices of background work. */
  readonly clock: () => number;
}

const fixAllKind = 'source.fixAll.stix';
const catalogTextMethod: CatalogTextMethod = 'stix/catalogText';
const shownFilesMethod: ShownFilesMethod = 'stix/shownFiles';
const toldByJson: ReadonlySet<string> = new Set(['syntax', 'duplicate-key']);
const none: ReadonlySet<string> = new Set();

/** Wires the server to a connection and starts to listen. */
export function startServer(options: ServerOptions): void {
  const { connection, engine, host } = options;
  const documents = createDocuments(engine);
  let configuration: Configuration = defaultConfiguration;
  let initialization: InitializationOptions = {};
  let folders: readonly string[] = [];
  let capabilities: InitializeParams['capabilities'] = {};

  const status = createStatus(connection, engine, () => initialization.status === true);
  const publisher = createPublisher({
    engine,
    connection,
    document: (uri) => documents.get(uri),
    isUnsent: (uri) => unsent.has(uri),
    configuration: () => configuration,
    rulePages: () => initialization.rulePages ?? options.rulePages,
    leftOut: (document) =>
      initialization.jsonReported === true && document?.languageId === 'json' ? toldByJson : none,
    onPublished: (uri) => status.update(uri),
  });
  const close = (uri: string): void => {
    engine.remove(uri);
    publisher.clear(uri);
    status.close(uri);
    inBackground(loader.refresh([uri]));
  };
  const unsent = createUnsentFiles(engine, host, {
    changed: (uri) => publisher.schedule(uri),
    closed: close,
    problem: (message) => connection.console.warn(message),
  });
  const loader = createLoader(
    engine,
    host,
    (uri) => documents.get(uri) !== undefined || unsent.has(uri),
    {
      progress(done, total) {
        status.progress(done, total);
        progress.update(done, total);
      },
      slice: () => publisher.schedule(),
      problem: (message) => connection.console.warn(message),
    },
    options.clock,
  );

  const configure = async (): Promise<void> => {
    const input = await pullSettings();
    const codes = engine.rules.map((rule) => rule.code);
    const { configuration: next, problems } = readConfiguration(input, codes);
    for (const problem of problems) connection.console.warn(problem);
    const reload = next.catalogs.join('\n') !== configuration.catalogs.join('\n');
    configuration = next;
    engine.configure(configuration, loader.catalogLoaded());
    publisher.schedule();
    if (reload) await load();
  };
  const pullSettings = async (): Promise<unknown> => {
    if (capabilities.workspace?.configuration !== true) return initialization.settings;
    const settings: unknown = await connection.workspace.getConfiguration('stix');
    return settings;
  };
  const load = async (): Promise<void> => {
    const before = loader.catalogLoaded();
    await loader.start(folders, catalogUris(configuration.catalogs, folders));
    if (loader.catalogLoaded() !== before) engine.configure(configuration, loader.catalogLoaded());
    publisher.schedule();
  };
  const progress = createProgress(connection, () => capabilities, loader.cancel);
  const inBackground = (work: Promise<void>): void => {
    work.catch((error: unknown) => connection.console.error(String(error)));
  };

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities;
    initialization = (params.initializationOptions ?? {}) as InitializationOptions;
    folders = (params.workspaceFolders ?? []).map((folder) => folder.uri);
    return {
      serverInfo: { name: 'stix-authoring', version: options.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        documentSymbolProvider: { label: 'STIX' },
        inlayHintProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'stix' });
    }
    if (capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map((folder) => folder.uri)];
        inBackground(load());
      });
    }
    watchFiles(connection, capabilities);
    inBackground(configure().then(load));
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    if (capabilities.workspace?.configuration !== true) {
      initialization = { ...initialization, settings: (settings as { stix?: unknown } | undefined)?.stix };
    }
    inBackground(configure());
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    inBackground(unsent.refresh(changes.map(({ uri }) => uri)).then((others) => loader.refresh(others)));
  });

  documents.onDidChangeContent(({ document }) => publisher.schedule(document.uri));
  documents.onDidClose(({ document }) => close(document.uri));

  connection.onHover(({ textDocument: { uri }, position }) => {
    const found = engine.hover(uri, engine.offsetAt(uri, position));
    if (found === undefined) return null;
    return { contents: { kind: 'markdown', value: found.markdown }, range: rangeOf(engine, uri, found.from, found.to) };
  });
  connection.onDefinition(({ textDocument: { uri }, position }) => {
    const found = engine.definition(uri, engine.offsetAt(uri, position));
    if (found === undefined) return null;
    if (capabilities.textDocument?.definition?.linkSupport !== true) return found.targets.map(toLocation);
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
  connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
    const wants = (kind: string): boolean =>
      context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      const found = engine.findingsAt(uri, engine.offsetAt(uri, range.start), engine.offsetAt(uri, range.end));
      for (const finding of found) {
        const diagnostic = toDiagnostic(engine, uri, finding, initialization.rulePages ?? options.rulePages);
        for (const repair of engine.repairs(finding)) actions.push(toQuickFix(engine, repair, diagnostic));
      }
    }
    if (context.only?.some((only) => fixAllKind === only || fixAllKind.startsWith(`${only}.`)) === true) {
      const edits = engine.safeRepairs(uri);
      if (edits.length > 0) {
        actions.push({ title: 'Fix all safe problems', kind: fixAllKind, edit: toWorkspaceEdit(engine, edits) });
      }
    }
    return actions;
  });
  connection.onRequest(catalogTextMethod, ({ uri }: CatalogTextParams) => {
    if (engine.document(uri) === undefined) throw new Error(`${uri} is no catalog`);
    return host.read(uri);
  });
  connection.onNotification(shownFilesMethod, ({ uris }: ShownFilesParams) => inBackground(unsent.show(uris)));

  documents.listen(connection);
  connection.listen();
}
