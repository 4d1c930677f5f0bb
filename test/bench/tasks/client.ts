/** A language client that measures: starts the built server and waits for its answers. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  type Diagnostic,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { ContentChange } from '../keystrokes.ts';
import { benchUri } from './session.ts';

export type Transport = 'stdio' | 'ipc';

export interface BenchClient {
  /** Resolves with the milliseconds from the sending to the publication. */
  open(content: string): Promise<number>;
  change(change: ContentChange): Promise<number>;
  /** Milliseconds from the request to its answer. */
  request(method: string, params: object): Promise<number>;
  diagnostics(): readonly Diagnostic[];
  /** Bytes of the server's process; undefined where the system does not tell. */
  resident(): number | undefined;
  stop(): Promise<void>;
}

export async function startBenchClient(server: string, transport: Transport): Promise<BenchClient> {
  const child = startServer(server, transport);
  const connection = connect(child, transport);
  let diagnostics: readonly Diagnostic[] = [];
  let version = 0;
  let told: (params: PublishDiagnosticsParams) => void = () => undefined;
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => told(params));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } },
    // Over IPC as VS Code's client, which also asks for the status of each document.
    initializationOptions: transport === 'ipc' ? { status: true } : undefined,
  });
  await connection.sendNotification('initialized', {});

  const published = (method: string, params: object): Promise<number> => {
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      told = (publication) => {
        if (publication.uri !== benchUri || publication.version !== version) return;
        diagnostics = publication.diagnostics;
        resolve(performance.now() - begun);
      };
      connection.sendNotification(method, params).catch(reject);
    });
  };
  return {
    open(text) {
      version = 1;
      return published('textDocument/didOpen', {
        textDocument: { uri: benchUri, languageId: 'json', version, text },
      });
    },
    change(change) {
      version += 1;
      return published('textDocument/didChange', {
        textDocument: { uri: benchUri, version },
        contentChanges: [change],
      });
    },
    async request(method, params) {
      const begun = performance.now();
      await connection.sendRequest(method, { textDocument: { uri: benchUri }, ...params });
      return performance.now() - begun;
    },
    diagnostics: () => diagnostics,
    resident: () => residentOf(child.pid),
    async stop() {
      const ended = once(child, 'exit');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}

function startServer(server: string, transport: Transport): ChildProcess {
  if (transport === 'ipc') return fork(server, ['--node-ipc'], { execArgv: [] });
  return spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
}

function connect(child: ChildProcess, transport: Transport): ProtocolConnection {
  if (transport === 'ipc') return createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  if (child.stdout === null || child.stdin === null) throw new Error('the server has no standard streams');
  return createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
}

function residentOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
