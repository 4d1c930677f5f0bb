/**
 * Tells a client that asked for it what to show beside a document: version, number of objects and findings, what is
 * limited, and how far the background loading is.
 */
import type { Connection } from 'vscode-languageserver';
import type { Engine } from '../engine.ts';
import { counted } from '../words.ts';
import type { StatusMethod, StatusParams } from './messages.ts';

const method: StatusMethod = 'stix/status';

export interface Status {
  update(uri: string): void;
  close(uri: string): void;
  progress(done: number, total: number): void;
  /** Nothing is being read; so many files were given up. */
  idle(unread: number): void;
}

/** @param wanted whether the client understands the notification */
export function createStatus(connection: Connection, engine: Engine, wanted: () => boolean): Status {
  const shown = new Set<string>();
  let loading: StatusParams['loading'];
  let unread = 0;

  const send = (uri: string): void => {
    const summary = wanted() ? engine.summary(uri) : undefined;
    if (summary === undefined) return;
    const limits = unread > 0 ? [...summary.limits, cancelled(unread)] : summary.limits;
    const status: StatusParams = { uri, ...summary, limits, loading };
    connection.sendNotification(method, status).catch(() => undefined);
  };
  const sendAll = (): void => {
    for (const uri of shown) send(uri);
  };

  return {
    update(uri) {
      shown.add(uri);
      send(uri);
    },
    close: (uri) => void shown.delete(uri),
    progress(done, total) {
      loading = { done, total };
      sendAll();
    },
    idle(left) {
      if (loading === undefined && unread === left) return;
      loading = undefined;
      unread = left;
      sendAll();
    },
  };
}

function cancelled(unread: number): string {
  return `reading was cancelled: ${counted(unread, 'file')} ${unread === 1 ? 'is' : 'are'} not known (a change of stix.catalogs or of the folders reads them)`;
}
