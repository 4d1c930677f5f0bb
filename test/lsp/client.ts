/** A language client for tests: starts the server that ships, speaks the protocol to it, and keeps what it says. */
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import {
  type ClientCapabilities,
  type CodeAction,
  type Definition,
  type Diagnostic,
  type DocumentHighlight,
  type DocumentSymbol,
  FileChangeType,
  type Hover,
  type InitializeResult,
  type InlayHint,
  type LocationLink,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  type TextDocumentContentChangeEvent,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { InitializationOptions, StatusParams } from '../../server/src/lsp/messages.ts';
import { connect, startProcess, type Transport, uriOf } from './server-process.ts';

export interface ClientOptions {
  /** Paths of the workspace folders. */
  readonly folders?: readonly string[];
  /** Answers to `workspace/configuration`, by section; changed by `configure`. Left out: the client cannot be asked. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: InitializationOptions;
  /** In place of those of a capable editor. */
  readonly capabilities?: ClientCapabilities;
  readonly transport?: Transport;
}

export type WorkDone = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

export type Client = Awaited<ReturnType<typeof startClient>>;

/** How long a test waits for something that must come. */
const patience = 20_000;

const capable: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: { definition: { linkSupport: true } },
  window: { workDoneProgress: true },
};

/** Starts a server, and ends it with the test. */
export async function startClient(options: ClientOptions = {}) {
  const child = startProcess(options.transport ?? 'stdio');
  const connection = connect(child, options.transport ?? 'stdio');
  const stderr: string[] = [];
  child.stderr?.on('data', (data) => stderr.push(String(data)));

  const texts = new Map<string, TextDocument>();
  const publications: PublishDiagnosticsParams[] = [];
  const logs: string[] = [];
  const statuses: StatusParams[] = [];
  const progress: { token: string | number; value: WorkDone }[] = [];
  const registrations: Registration[] = [];
  const hintRefreshes: number[] = [];
  let settings = options.settings;
  const waiting = new Set<() => void>();
  const note = (): void => {
    for (const look of [...waiting]) look();
  };

  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    publications.push(params);
    note();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logs.push(message);
    note();
  });
  connection.onNotification('stix/status', (params: StatusParams) => {
    statuses.push(params);
    note();
  });
  connection.onNotification('$/progress', (params: { token: string | number; value: WorkDone }) => {
    progress.push(params);
    note();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section }) => settings?.[section ?? ''] ?? null),
  );
  connection.onRequest('client/registerCapability', (params: { registrations: Registration[] }) => {
    registrations.push(...params.registrations);
    note();
  });
  connection.onRequest('client/unregisterCapability', (params: { unregisterations: { id: string }[] }) => {
    const gone = new Set(params.unregisterations.map(({ id }) => id));
    registrations.splice(0, registrations.length, ...registrations.filter(({ id }) => !gone.has(id)));
    note();
  });
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/inlayHint/refresh', () => {
    hintRefreshes.push(Date.now());
    note();
    return null;
  });
  connection.onError(() => undefined);
  connection.listen();

  const folders = (options.folders ?? []).map((folder) => ({ uri: uriOf(folder), name: path.basename(folder) }));
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code}: ${stderr.join('')}`);
  });
  died.catch(() => undefined);
  const asked = connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {
      ...capable,
      workspace: { ...capable.workspace, configuration: options.settings !== undefined },
    },
    workspaceFolders: folders.length > 0 ? folders : null,
    initializationOptions: options.initializationOptions,
  });
  const initialized = await Promise.race([asked, died]);
  await connection.sendNotification('initialized', {});

  /** Waits until `ask` gives something, looking again after each message. */
  const until = <Found>(what: string, ask: () => Found | undefined | false): Promise<Found> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = ask();
        if (found === undefined || found === false) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`waited ${patience} ms for ${what}; log: ${logs.join(' | ')}; ${stderr.join('')}`));
      }, patience);
      waiting.add(look);
      look();
    });
  const request = <Answer>(method: string, params: unknown): Promise<Answer> =>
    Promise.race([connection.sendRequest<Answer>(method, params), died]);
  const at = (uri: string, position: Position) => ({ textDocument: { uri }, position });
  const textOf = (uri: string): TextDocument => {
    const text = texts.get(uri);
    if (text === undefined) throw new Error(`${uri} is not open`);
    return text;
  };
  const latest = (uri: string): PublishDiagnosticsParams | undefined =>
    publications.findLast((params) => params.uri === uri);

  const client = {
    connection,
    child,
    initialized,
    publications,
    logs,
    statuses,
    progress,
    registrations,
    hintRefreshes,
    until,
    request,
    latest,
    textOf,
    async open(uri: string, text: string, languageId = 'json', version = 1): Promise<void> {
      texts.set(uri, TextDocument.create(uri, languageId, version, text));
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version, text },
      });
    },
    /** Changes a document, with the next version. */
    async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
      const version = textOf(uri).version + 1;
      texts.set(uri, TextDocument.update(textOf(uri), contentChanges, version));
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges,
      });
      return version;
    },
    /** Replaces one occurrence of a text. */
    replace(uri: string, before: string, after: string): Promise<number> {
      return client.change(uri, { range: client.rangeOf(uri, before), text: after });
    },
    async close(uri: string): Promise<void> {
      texts.delete(uri);
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    save: (uri: string) => connection.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    /** The place of the first character of `needle`, or `offset` characters on. */
    positionOf(uri: string, needle: string, offset = 0): Position {
      const index = textOf(uri).getText().indexOf(needle);
      if (index < 0) throw new Error(`not in ${uri}: ${needle}`);
      return textOf(uri).positionAt(index + offset);
    },
    rangeOf(uri: string, needle: string): Range {
      return { start: client.positionOf(uri, needle), end: client.positionOf(uri, needle, needle.length) };
    },
    textAt: (uri: string, range: Range): string => textOf(uri).getText(range),
    /** The findings of a document at its present version. */
    async findings(uri: string): Promise<readonly Diagnostic[]> {
      const { version } = textOf(uri);
      const found = await until(`findings of ${uri} at version ${version}`, () => {
        const last = latest(uri);
        return last?.version === version && last;
      });
      return found.diagnostics;
    },
    /** The findings once they have these codes, in any order. */
    findingsWith(uri: string, ...codes: string[]): Promise<readonly Diagnostic[]> {
      const wanted = codes.sort().join(' ');
      return until(`${wanted || 'no finding'} in ${uri}, not ${codesOf(latest(uri)?.diagnostics)}`, () => {
        const found = latest(uri)?.diagnostics;
        return codesOf(found) === wanted && found;
      });
    },
    logged: (part: string) => until(`"${part}" in the log`, () => logs.find((message) => message.includes(part))),
    configure(next: Readonly<Record<string, unknown>>): Promise<void> {
      settings = next;
      return connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    filesChanged: (...changes: { file: string; type: keyof typeof FileChangeType }[]) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: changes.map(({ file, type }) => ({ uri: uriOf(file), type: FileChangeType[type] })),
      }),
    hover: (uri: string, position: Position) => request<Hover | null>('textDocument/hover', at(uri, position)),
    definition: (uri: string, position: Position) =>
      request<Definition | LocationLink[] | null>('textDocument/definition', at(uri, position)),
    references: (uri: string, position: Position, includeDeclaration = true) =>
      request<{ uri: string; range: Range }[]>('textDocument/references', {
        ...at(uri, position),
        context: { includeDeclaration },
      }),
    highlights: (uri: string, position: Position) =>
      request<DocumentHighlight[]>('textDocument/documentHighlight', at(uri, position)),
    symbols: (uri: string) => request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } }),
    hints: (uri: string, range: Range) =>
      request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range }),
    actions: (uri: string, range: Range, only?: readonly string[]) =>
      request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], only },
      }),
    /** The document's text after an action. */
    applied(uri: string, action: CodeAction | undefined): string {
      const changes = action?.edit?.documentChanges?.find(
        (change) => 'textDocument' in change && change.textDocument.uri === uri,
      );
      const edits = (changes !== undefined && 'edits' in changes ? changes.edits : action?.edit?.changes?.[uri]) ?? [];
      return TextDocument.applyEdits(
        textOf(uri),
        edits.flatMap((edit) => ('newText' in edit ? [edit] : [])),
      );
    },
    /** Asks something small: resolves when the server has come to it. */
    alive: () => client.symbols('file:///nowhere.json'),
    /** Ends the server as an editor does; its exit code. */
    async stop(): Promise<number | null> {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
      return child.exitCode;
    },
  };
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  });
  return client;
}

/** Codes in order, joined by blanks. */
export function codesOf(diagnostics: readonly Diagnostic[] | undefined): string {
  return (diagnostics ?? [])
    .map(({ code }) => String(code))
    .sort()
    .join(' ');
}
