/** Shows background loading as the protocol's own progress, which every editor knows, with a button to give it up. */
import type { ClientCapabilities, Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { counted } from '../words.ts';

export interface Progress {
  update(done: number, total: number): void;
  /** Takes the progress away. */
  end(): void;
}

/** @param cancelled called when the user gives the loading up */
export function createProgress(
  connection: Connection,
  capabilities: () => ClientCapabilities,
  cancelled: () => void,
): Progress {
  let reporter: Promise<WorkDoneProgressServerReporter | undefined> | undefined;

  const begin = async (): Promise<WorkDoneProgressServerReporter | undefined> => {
    try {
      const created = await connection.window.createWorkDoneProgress();
      created.begin('Reading STIX', 0, undefined, true);
      created.token.onCancellationRequested(cancelled);
      return created;
    } catch (error) {
      connection.console.warn(`The editor shows no progress: ${String(error)}`);
      return undefined;
    }
  };

  return {
    update(done, total) {
      if (capabilities().window?.workDoneProgress !== true) return;
      reporter ??= begin();
      void reporter.then((shown) =>
        shown?.report(Math.floor((100 * done) / total), `${done} / ${counted(total, 'file')}`),
      );
    },
    end() {
      void reporter?.then((shown) => shown?.done());
      reporter = undefined;
    },
  };
}
