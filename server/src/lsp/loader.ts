/**
 * Reads the workspace's files and the catalogs in the background, so that ids and citations resolve beyond the open
 * document. A file that is open belongs to the editor and is left alone. Reading anew reads only what has changed.
 */
import type { Engine } from '../engine.ts';
import type { Host } from '../host/host.ts';
import { createScheduler } from './scheduler.ts';
import { isInside, listScope, type Scope } from './scope.ts';

export interface LoaderOptions {
  readonly engine: Engine;
  readonly host: Host;
  /** Whether a file, by the URI that the host gives it, is open in the editor. */
  readonly isOpen: (uri: string) => boolean;
  readonly listener: LoaderListener;
  /** Milliseconds. */
  readonly clock: () => number;
}

export interface LoaderListener {
  /** Work goes on: findings may have changed. `total` grows while more is found to read. */
  progress(done: number, total: number): void;
  /** Nothing is left to read. */
  idle(): void;
  /** A sentence for the log: what could not be read. */
  problem(message: string): void;
}

export interface Loader {
  /** Makes these folders and catalogs the ones that are known. Resolves when all is read. */
  start(scope: Scope): Promise<void>;
  /** Reads files that changed on disk and belong to the scope, or takes them out when they are gone. */
  refresh(uris: readonly string[]): Promise<void>;
  /** Gives up what is not read yet. */
  cancel(): void;
  /** How many files were given up by `cancel` and are not known. */
  unread(): number;
  /** Whether the catalogs have been read, and at least one holds STIX. */
  catalogLoaded(): boolean;
}

interface KnownFile {
  readonly origin: 'workspace' | 'catalog';
  readonly stamp: string;
  readonly isStix: boolean;
  readonly unreadable?: boolean;
}

export function createLoader({ engine, host, isOpen, listener, clock }: LoaderOptions): Loader {
  const known = new Map<string, KnownFile>();
  let scope: Scope = { folders: [], catalogs: [] };
  let workspaceFiles = new Set<string>();
  let catalogFiles: ReadonlyMap<string, string> = new Map();
  let untold: ReadonlySet<string> = new Set();
  let listing = 0;
  let unread = 0;
  let catalogLoaded = false;

  const originOf = (uri: string): KnownFile['origin'] | undefined =>
    catalogFiles.has(uri) ? 'catalog' : workspaceFiles.has(uri) ? 'workspace' : undefined;

  const read = async (uri: string): Promise<void> => {
    if (isOpen(uri)) return;
    const origin = originOf(uri);
    const stamp = await host.stamp(uri);
    if (origin === undefined || stamp === undefined) return forget(uri);
    const before = known.get(uri);
    const isHeld = before?.isStix === false || engine.document(uri)?.origin === origin;
    if (before?.stamp === stamp && before.origin === origin && isHeld) return;
    try {
      const isStix = uri.endsWith('.stix') || engine.recognises(await host.head(uri));
      const content = isStix ? await host.read(uri) : '';
      if (isOpen(uri)) return;
      if (isStix) engine.load(uri, content, origin);
      else forget(uri);
      known.set(uri, { origin, stamp, isStix });
    } catch (error) {
      forget(uri);
      known.set(uri, { origin, stamp, isStix: false, unreadable: true });
      listener.problem(`${uri} cannot be read: ${messageOf(error)}`);
    }
  };

  const forget = (uri: string): void => {
    const isHeld = known.get(uri)?.isStix === true && !isOpen(uri);
    known.delete(uri);
    if (isHeld) engine.remove(uri);
  };

  const idle = (): void => {
    const told = new Set<string>();
    let useful = false;
    for (const [uri, catalog] of catalogFiles) {
      const file = known.get(uri);
      const isStix = file?.isStix === true || isOpen(uri);
      if (isStix) useful = true;
      if (isStix || file?.unreadable === true) told.add(catalog);
    }
    catalogLoaded = useful && unread === 0;
    if (unread === 0) {
      for (const catalog of untold) if (!told.has(catalog)) listener.problem(`the catalog ${catalog} holds no STIX`);
      untold = new Set();
    }
    listener.idle();
  };

  const scheduler = createScheduler({ work: read, progress: listener.progress, idle, clock });

  const start = async (next: Scope): Promise<void> => {
    listing += 1;
    const current = listing;
    scope = next;
    const { files, catalogs } = await listScope(host, next, listener.problem);
    if (current !== listing) return;
    scheduler.clear();
    unread = 0;
    untold = new Set(catalogs.values());
    catalogFiles = catalogs;
    workspaceFiles = files;
    for (const uri of [...known.keys()]) if (originOf(uri) === undefined) forget(uri);
    await scheduler.add([...files, ...catalogs.keys()]);
  };

  const belongs = async (uri: string): Promise<boolean> => {
    if (originOf(uri) !== undefined) return true;
    if (uri.endsWith('.gz')) return false;
    for (const { uri: folder, excluded } of scope.folders) if (await host.lists(folder, uri, excluded)) return true;
    return false;
  };

  return {
    start,
    async refresh(uris) {
      const changed: string[] = [];
      let listAgain = false;
      for (const uri of uris) {
        const kind = await host.kind(uri);
        // What a folder holds, and what a catalog consists of, is told by listing them.
        const isNewInCatalog = !catalogFiles.has(uri) && scope.catalogs.some(({ uris: roots }) => isInside(uri, roots));
        if (kind === 'folder' || (kind === 'file' && isNewInCatalog)) listAgain = true;
        if (kind === 'absent') {
          for (const file of [...known.keys()]) if (isInside(file, [uri])) forget(file);
        } else if (kind === 'file' && (await belongs(uri))) {
          if (originOf(uri) === undefined) workspaceFiles.add(uri);
          const before = known.get(uri);
          if (before !== undefined) known.set(uri, { ...before, stamp: '' });
          changed.push(uri);
        }
      }
      if (listAgain) await start(scope);
      else await scheduler.add(changed);
    },
    cancel() {
      unread = scheduler.clear();
    },
    unread: () => unread,
    catalogLoaded: () => catalogLoaded,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
