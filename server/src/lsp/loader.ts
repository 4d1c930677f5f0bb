/**
 * Reads the workspace's files and the catalogs in the background, in slices that give way to requests, so that ids and
 * citations resolve beyond the open document. A file that is open belongs to the editor and is left alone.
 */
import type { Engine } from '../engine.ts';
import type { Host } from '../host/host.ts';

export interface LoaderListener {
  /** Work has started or gone on; `total` grows while folders are listed. */
  progress(done: number, total: number): void;
  /** Some files were read: findings may have changed. */
  slice(): void;
  /** A sentence for the log: what could not be read. */
  problem(message: string): void;
}

export interface Loader {
  /** Reads folders and catalogs anew; a run that is under way is given up. Resolves when all is read. */
  start(folders: readonly string[], catalogs: readonly string[]): Promise<void>;
  /** Reads files that changed on disk, or takes them out when they are gone. */
  refresh(uris: readonly string[]): Promise<void>;
  /** Gives up the run that is under way. */
  cancel(): void;
  /** Whether at least one catalog has been read. */
  catalogLoaded(): boolean;
}

const sliceMilliseconds = 8;

export function createLoader(
  engine: Engine,
  host: Host,
  isOpen: (uri: string) => boolean,
  listener: LoaderListener,
  clock: () => number,
): Loader {
  let run = 0;
  let catalogFiles = new Set<string>();
  let catalogsRead = 0;
  const loaded = new Set<string>();

  const readOne = async (uri: string): Promise<void> => {
    if (isOpen(uri)) return;
    const origin = catalogFiles.has(uri) ? 'catalog' : 'workspace';
    try {
      if (!engine.recognises((await host.head(uri)).slice(0, 4096))) {
        if (origin === 'catalog') listener.problem(`${uri} is named as a catalog and holds no STIX`);
        forget(uri);
        return;
      }
      engine.load(uri, await host.read(uri), origin);
      loaded.add(uri);
      if (origin === 'catalog') catalogsRead += 1;
    } catch (error) {
      forget(uri);
      listener.problem(`${uri} cannot be read: ${messageOf(error)}`);
    }
  };

  const forget = (uri: string): void => {
    if (loaded.delete(uri)) engine.remove(uri);
  };

  const readAll = async (uris: readonly string[], isCurrent: () => boolean): Promise<void> => {
    let sliceStart = clock();
    for (let done = 0; done < uris.length; done += 1) {
      if (!isCurrent()) return;
      await readOne(uris[done] ?? '');
      if (clock() - sliceStart < sliceMilliseconds) continue;
      listener.progress(done + 1, uris.length);
      listener.slice();
      await breathe();
      sliceStart = clock();
    }
    if (isCurrent()) listener.progress(uris.length, uris.length);
  };

  return {
    async start(folders, catalogs) {
      run += 1;
      const current = run;
      const isCurrent = (): boolean => current === run;
      const catalogLists = await Promise.all(catalogs.map((catalog) => listCatalog(host, catalog, listener)));
      const folderLists = await Promise.all(folders.map((folder) => listFolder(host, folder, listener)));
      if (!isCurrent()) return;
      catalogFiles = new Set(catalogLists.flat());
      catalogsRead = 0;
      const wanted = new Set([...catalogFiles, ...folderLists.flat().filter((uri) => !uri.endsWith('.gz'))]);
      for (const uri of [...loaded]) if (!wanted.has(uri)) forget(uri);
      await readAll([...wanted], isCurrent);
      if (isCurrent()) listener.slice();
    },
    async refresh(uris) {
      const present: string[] = [];
      for (const uri of uris) {
        if (isOpen(uri)) continue;
        if ((await host.kind(uri)) === 'file') present.push(uri);
        else forget(uri);
      }
      await readAll(present, () => true);
      listener.slice();
    },
    cancel() {
      run += 1;
    },
    catalogLoaded: () => catalogsRead > 0,
  };
}

async function listCatalog(host: Host, catalog: string, listener: LoaderListener): Promise<readonly string[]> {
  const kind = await host.kind(catalog);
  if (kind === 'folder') return listFolder(host, catalog, listener);
  if (kind === 'absent') listener.problem(`the catalog ${catalog} does not exist`);
  return kind === 'file' ? [catalog] : [];
}

async function listFolder(host: Host, folder: string, listener: LoaderListener): Promise<readonly string[]> {
  try {
    return await host.list(folder);
  } catch (error) {
    listener.problem(`${folder} cannot be listed: ${messageOf(error)}`);
    return [];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Lets waiting requests be answered before the next slice. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
