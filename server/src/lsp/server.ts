/**
 * The language server: what happens when. Requests are answered in `requests.ts`; here the life of a connection, of
 * documents, of settings and of the files that are read in the background is wired together.
 */
import { type Connection, DidChangeConfigurationNotification, type InitializeResult } from 'vscode-languageserver';
import type { Engine } from '../engine.ts';
import type { Host } from '../host/host.ts';
import { serverCapabilities } from './capabilities.ts';
import { locateCatalogs } from './catalogs.ts';
import { createDocuments } from './documents.ts';
import { fileUriOf } from './file-uri.ts';
import { createLoader } from './loader.ts';
import type { ShownFilesMethod, ShownFilesParams } from './messages.ts';
import { createProgress } from './progress.ts';
import { createPublisher } from './publisher.ts';
import { answerRequests } from './requests.ts';
import type { Scope } from './scope.ts';
import { createSession } from './session.ts';
import { createSettings } from './settings.ts';
import { createStatus } from './status.ts';
import { createUnsentFiles } from './unsent.ts';
import { canWatch, createWatcher } from './watch.ts';

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

const shownFilesMethod: ShownFilesMethod = 'stix/shownFiles';
const toldByJson: ReadonlySet<string> = new Set(['syntax', 'duplicate-key']);
const none: ReadonlySet<string> = new Set();

/** Wires the server to a connection and starts to listen. */
export function startServer(options: ServerOptions): void {
  const { connection, engine, host, clock } = options;
  const session = createSession();
  const { capabilities } = session;
  const codes = engine.rules.map((rule) => rule.code);
  const settings = createSettings(connection, codes, capabilities);
  const documents = createDocuments(engine);
  const rulePages = (): string => session.options().rulePages ?? options.rulePages;
  const problem = (message: string): void => connection.console.warn(message);

  const status = createStatus(connection, engine, () => session.options().status === true);
  const publisher = createPublisher({
    engine,
    connection,
    document: (uri) => documents.manager.get(uri),
    isUnsent: (uri) => unsent.has(uri),
    configuration: settings.current,
    rulePages,
    leftOut: (document) =>
      session.options().jsonReported === true && document?.languageId === 'json' ? toldByJson : none,
    onPublished: status.update,
  });
  const loader = createLoader({
    engine,
    host,
    isOpen: (uri) => documents.isOpen(uri) || unsent.has(uri),
    listener: {
      progress(done, total) {
        status.progress(done, total);
        progress.update(done, total);
        publisher.schedule();
      },
      idle() {
        status.idle(loader.unread());
        progress.end();
        if (loader.catalogLoaded() !== judgedWithCatalog) configureEngine();
        publisher.schedule();
        if (capabilities().workspace?.inlayHint?.refreshSupport === true) inBackground(refreshHints());
      },
      problem,
    },
    clock,
  });
  const progress = createProgress(connection, capabilities, loader.cancel);
  const watcher = createWatcher(connection, host, capabilities);
  const close = (uri: string): void => {
    engine.remove(uri);
    publisher.clear(uri);
    publisher.schedule();
    status.close(uri);
    inBackground(loader.refresh([fileUriOf(uri)]));
  };
  const unsent = createUnsentFiles(engine, host, { changed: publisher.schedule, closed: close, problem });

  let judgedWithCatalog = false;
  let loaded: string | undefined;
  const configureEngine = (): void => {
    judgedWithCatalog = loader.catalogLoaded();
    engine.configure(settings.current(), judgedWithCatalog);
  };
  const configure = async (): Promise<void> => {
    if (!(await settings.refresh())) return;
    configureEngine();
    publisher.schedule();
    await load(false);
  };
  /** @param again also where folders, catalogs and hidden files are the same as before */
  const load = async (again: boolean): Promise<void> => {
    const uris = session.folders();
    const folders = await Promise.all(uris.map(async (uri) => ({ uri, excluded: await settings.excluded(uri) })));
    const scope: Scope = { folders, catalogs: locateCatalogs(settings.current().catalogs, uris) };
    const key = JSON.stringify(scope);
    if (key === loaded && !again && loader.unread() === 0) return;
    loaded = key;
    await watcher.watch(scope);
    await loader.start(scope);
  };
  const refreshHints = (): Promise<void> => connection.languages.inlayHint.refresh();
  const inBackground = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => connection.console.error(String(error)));
  };

  connection.onInitialize((params): InitializeResult => {
    session.begin(params);
    settings.receive(session.options().settings);
    return { serverInfo: { name: 'stix-authoring', version: options.version }, capabilities: serverCapabilities };
  });
  connection.onInitialized(() => {
    if (capabilities().workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      const section = ['stix', 'files.exclude'];
      inBackground(connection.client.register(DidChangeConfigurationNotification.type, { section }));
    }
    if (capabilities().workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders((change) => {
        session.changeFolders(change);
        inBackground(load(false));
      });
    }
    inBackground(configure());
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.receive((sent as { stix?: unknown } | undefined | null)?.stix);
    inBackground(configure());
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => fileUriOf(uri));
    inBackground(unsent.refresh(uris).then((others) => loader.refresh(others)));
  });
  connection.workspace.onDidDeleteFiles(({ files }) =>
    inBackground(loader.refresh(files.map(({ uri }) => fileUriOf(uri)))),
  );
  connection.workspace.onDidRenameFiles(({ files }) =>
    inBackground(loader.refresh(files.flatMap(({ oldUri, newUri }) => [fileUriOf(oldUri), fileUriOf(newUri)]))),
  );

  documents.manager.onDidChangeContent(({ document }) => publisher.schedule(document.uri));
  documents.manager.onDidClose(({ document }) => {
    if (document.plain === undefined) close(document.uri);
    else inBackground(loader.refresh([fileUriOf(document.uri)]));
  });
  // Who cannot be asked to watch files tells at least of what it writes itself.
  documents.manager.onDidSave(() => {
    if (!canWatch(capabilities())) inBackground(load(true));
  });
  connection.onNotification(shownFilesMethod, ({ uris }: ShownFilesParams) => inBackground(unsent.show(uris)));

  answerRequests({
    connection,
    engine,
    host,
    rulePages,
    editForm: () => ({
      versioned: capabilities().workspace?.workspaceEdit?.documentChanges === true,
      versionOf: (uri) => documents.manager.get(uri)?.version,
    }),
    linkSupport: () => capabilities().textDocument?.definition?.linkSupport === true,
    settle: publisher.settle,
  });
  documents.manager.listen(connection);
  connection.listen();
}
