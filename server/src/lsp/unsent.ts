/**
 * Files above VS Code's limit of 50 MiB: an editor shows them and sends them to no extension. They are read from disk
 * and their findings are published by URI, anew after each save.
 */
import type { Engine } from '../engine.ts';
import type { Host } from '../host/host.ts';

export interface UnsentFiles {
  /** Names all such files that are shown now. */
  show(uris: readonly string[]): Promise<void>;
  has(uri: string): boolean;
  /** Reads those again that were saved; the URIs that are not such files come back. */
  refresh(uris: readonly string[]): Promise<readonly string[]>;
}

export interface UnsentListener {
  changed(uri: string): void;
  closed(uri: string): void;
  problem(message: string): void;
}

export function createUnsentFiles(engine: Engine, host: Host, listener: UnsentListener): UnsentFiles {
  let shown: ReadonlySet<string> = new Set();

  const read = async (uri: string): Promise<void> => {
    try {
      engine.open(uri, await host.read(uri));
      listener.changed(uri);
    } catch (error) {
      listener.problem(`${uri} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  return {
    async show(uris) {
      const before = shown;
      shown = new Set(uris);
      for (const uri of before) if (!shown.has(uri)) listener.closed(uri);
      for (const uri of shown) if (!before.has(uri)) await read(uri);
    },
    has: (uri) => shown.has(uri),
    async refresh(uris) {
      for (const uri of uris) if (shown.has(uri)) await read(uri);
      return uris.filter((uri) => !shown.has(uri));
    },
  };
}
