/** The language server as a Node process: over IPC for VS Code (`--node-ipc`), over standard streams for all others (`--stdio`). */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { homepage, version } from '../../../package.json';
import { createEngine } from '../engine.ts';
import { createNodeHost } from '../host/node.ts';
import { connectionOptions } from '../lsp/cancellation.ts';
import { startServer } from '../lsp/server.ts';

startServer({
  connection: createConnection(ProposedFeatures.all, connectionOptions),
  engine: createEngine({ newUuid: randomUUID, now: () => new Date().toISOString() }),
  host: createNodeHost(),
  version,
  rulePages: `${homepage}/blob/main/docs/rules`,
  clock: () => performance.now(),
});
