/** Reads a folder as the server does in the background: lists it, sniffs, reads and analyses every file. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createNodeHost } from '../../../server/src/host/node.ts';
import { createLoader } from '../../../server/src/lsp/loader.ts';
import { createSession } from './session.ts';

export interface ScanResult {
  readonly files: number;
  readonly milliseconds: number;
  /** The listing's part of it. */
  readonly listing: number;
  /** The longest time that nothing else got a turn. */
  readonly blocked: number;
}

export async function measureScan({ folder }: { readonly folder: string }): Promise<ScanResult> {
  const host = createNodeHost();
  const { engine } = createSession();
  const uri = pathToFileURL(folder).toString();
  const problems: string[] = [];
  let listing = 0;
  const loader = createLoader({
    engine,
    host: {
      ...host,
      async list(...request) {
        const begun = performance.now();
        const files = await host.list(...request);
        listing = performance.now() - begun;
        return files;
      },
    },
    isOpen: () => false,
    listener: { progress: () => undefined, idle: () => undefined, problem: (message) => problems.push(message) },
    clock: () => performance.now(),
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  await loader.start({ folders: [{ uri, excluded: [] }], catalogs: [] });
  const milliseconds = performance.now() - begun;
  delay.disable();
  if (problems.length > 0) throw new Error(problems.slice(0, 3).join('\n'));
  return { files: engine.workspace.documents.size, milliseconds, listing, blocked: delay.max / 1e6 };
}
