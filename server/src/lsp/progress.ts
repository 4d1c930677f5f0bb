/** Shows background loading as the protocol's own progress, which every editor knows, with a button to give it up. */
import type { Connection, InitializeParams, WorkDoneProgressServerReporter } from 'vscode-languageserver';

export interface Progress {
  /** `done` equal to `total`: all is read, and the progress is taken away. */
  update(done: number, total: number): void;
}

/** @param cancelled called when the user gives the loading up */
export function createProgress(
  connection: Connection,
  capabilities: () => InitializeParams['capabilities'],
  cancelled: () => void,
): Progress {
  let reporter: Promise<WorkDoneProgressServerReporter> | undefined;
  const begin = async (): Promise<WorkDoneProgressServerReporter> => {
    const created = await connection.window.createWorkDoneProgress();
    created.begin('Reading STIX', 0, undefined, true);
    created.token.onCancellationRequested(cancelled);
    return created;
  };
  return {
    update(done, total) {
      if (capabilities().window?.workDoneProgress !== true) return;
      if (done < total) {
        reporter ??= begin();
        void reporter.then((shown) => shown.report((100 * done) / total, `${done} / ${total} files`));
      } else if (reporter !== undefined) {
        void reporter.then((shown) => shown.done());
        reporter = undefined;
      }
    },
  };
}
