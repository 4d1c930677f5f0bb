/** What the server reads of the disk by itself: the workspace's folders and the catalogs. */
import type { Host } from '../host/host.ts';
import type { Catalog } from './catalogs.ts';

export interface Folder {
  readonly uri: string;
  /** Globs that the user hides, relative to the folder. */
  readonly excluded: readonly string[];
}

export interface Scope {
  readonly folders: readonly Folder[];
  readonly catalogs: readonly Catalog[];
}

export interface ScopeFiles {
  /** Of the workspace folders; packed files only count as catalogs. */
  readonly files: Set<string>;
  /** Each file of a catalog, and the name of that catalog. */
  readonly catalogs: ReadonlyMap<string, string>;
}

/** Whether a URI is one of the roots, or below one. */
export function isInside(uri: string, roots: readonly string[]): boolean {
  return roots.some((root) => uri === root || uri.startsWith(root.endsWith('/') ? root : `${root}/`));
}

/**
 * Lists all files of a scope, by name.
 * @param problem takes a sentence for each catalog that is missing and each folder that cannot be listed
 */
export async function listScope(host: Host, scope: Scope, problem: (message: string) => void): Promise<ScopeFiles> {
  const files = new Set<string>();
  const catalogs = new Map<string, string>();
  const list = async (folder: string, excluded?: readonly string[]): Promise<readonly string[]> => {
    try {
      return await host.list(folder, excluded);
    } catch (error) {
      problem(`${folder} cannot be listed: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  };
  for (const { uri, excluded } of scope.folders) {
    if ((await host.kind(uri)) !== 'folder') continue;
    for (const file of await list(uri, excluded)) if (!file.endsWith('.gz')) files.add(file);
  }
  for (const { name, uris } of scope.catalogs) {
    let found: readonly string[] | undefined;
    for (const uri of uris) {
      const kind = await host.kind(uri);
      if (kind !== 'absent') found = [...(found ?? []), ...(kind === 'file' ? [uri] : await list(uri))];
    }
    for (const file of found ?? []) catalogs.set(file, name);
    if (uris.length === 0) problem(`the catalog ${name} is relative, and no folder is open`);
    else if (found === undefined) problem(`the catalog ${name} does not exist`);
    else if (found.length === 0) problem(`the catalog ${name} holds no STIX`);
  }
  return { files, catalogs };
}
