/** The server that ships, as a process, over each of its transports. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export type Transport = 'stdio' | 'ipc';

export const root = path.resolve(import.meta.dirname, '../..');
/** What ships; STIX_DIST names another folder of it, for builds side by side. */
export const distFile = (name: string): string => path.join(root, process.env.STIX_DIST ?? 'dist', name);
export const uriOf = (file: string): string => pathToFileURL(file).toString();

export function startProcess(transport: Transport): ChildProcess {
  if (transport === 'ipc') return fork(distFile('server.js'), ['--node-ipc'], { silent: true });
  return spawn(process.execPath, [distFile('server.js'), '--stdio'], { stdio: 'pipe' });
}

export function connect(child: ChildProcess, transport: Transport): ProtocolConnection {
  if (transport === 'ipc') return createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  if (child.stdout === null || child.stdin === null) throw new Error('the server has no standard streams');
  return createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
}
