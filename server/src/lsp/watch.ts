/** Asks the editor to tell when files that may hold STIX come, change or go, also in catalogs outside the workspace. */
import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { type Host, stixExtensions } from '../host/host.ts';
import { isInside, type Scope } from './scope.ts';

export interface Watcher {
  /** Watches the files of a scope in place of those before. */
  watch(scope: Scope): Promise<void>;
}

const stixFiles = `**/*.{${stixExtensions.join(',')},json.gz}`;

/** Whether the editor can be asked to watch; one that cannot tells of saves only. */
export function canWatch(capabilities: ClientCapabilities): boolean {
  return capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}

export function createWatcher(connection: Connection, host: Host, capabilities: () => ClientCapabilities): Watcher {
  let registered: { readonly key: string; readonly disposable: Promise<Disposable | undefined> } | undefined;

  const register = async (watchers: FileSystemWatcher[]): Promise<Disposable | undefined> => {
    try {
      return await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    } catch (error) {
      connection.console.warn(`The editor does not watch files: ${String(error)}`);
      return undefined;
    }
  };

  return {
    async watch(scope) {
      if (!canWatch(capabilities())) return;
      const watchers: FileSystemWatcher[] = [{ globPattern: stixFiles }];
      if (capabilities().workspace?.didChangeWatchedFiles?.relativePatternSupport === true) {
        watchers.push(...(await outsideWatchers(host, scope)));
      }
      const key = JSON.stringify(watchers);
      if (registered?.key === key) return;
      const before = registered?.disposable;
      registered = { key, disposable: register(watchers) };
      (await before)?.dispose();
    },
  };
}

async function outsideWatchers(host: Host, { folders, catalogs }: Scope): Promise<readonly FileSystemWatcher[]> {
  const roots = folders.map(({ uri }) => uri);
  const outside = catalogs.flatMap(({ uris }) => uris).filter((uri) => !isInside(uri, roots));
  return Promise.all(
    outside.map(async (uri) => {
      if ((await host.kind(uri)) === 'folder') return { globPattern: { baseUri: uri, pattern: stixFiles } };
      const pattern = Utils.basename(URI.parse(uri)).replace(/[*?[\]{}]/g, '?');
      return { globPattern: { baseUri: Utils.dirname(URI.parse(uri)).toString(), pattern } };
    }),
  );
}
