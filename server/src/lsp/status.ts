/**
 * Tells a client that asked for it what to show beside a document: version, number of objects and findings, what is
 * limited, and how far the background loading is.
 */
import type { Connection } from 'vscode-languageserver';
import type { Engine } from '../engine.ts';
import type { StatusMethod, StatusParams } from './messages.ts';

const method: StatusMethod = 'stix/status';

export interface Status {
  update(uri: string): void;
  close(uri: string): void;
  /** `done` equal to `total`: all is read. */
  progress(done: number, total: number): void;
}

/** @param wanted whether the client understands the notification */
export function createStatus(connection: Connection, engine: Engine, wanted: () => boolean): Status {
  const shown = new Set<string>();
  let loading: { readonly done: number; readonly total: number } | undefined;

  const send = (uri: string): void => {
    const summary = engine.summary(uri);
    if (summary === undefined || !wanted()) return;
    const status: StatusParams = { uri, ...summary, loading };
    void connection.sendNotification(method, status);
  };

  return {
    update(uri) {
      shown.add(uri);
      send(uri);
    },
    close: (uri) => void shown.delete(uri),
    progress(done, total) {
      loading = done < total ? { done, total } : undefined;
      for (const uri of shown) send(uri);
    },
  };
}
