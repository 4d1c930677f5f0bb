/**
 * Background work, item by item, in slices that give way to requests. There is one queue: what is added while it runs
 * is worked on in the same run, and its progress is one progress.
 */

export interface SchedulerOptions {
  /** Handles one item. Must not reject. */
  readonly work: (item: string) => Promise<void>;
  /** Work has gone on; told now and then, not for each item. `total` grows when items are added. */
  readonly progress: (done: number, total: number) => void;
  /** Nothing waits any more. */
  readonly idle: () => void;
  /** Milliseconds. */
  readonly clock: () => number;
}

export interface Scheduler {
  /** Adds items, each once; resolves when nothing waits any more. */
  add(items: Iterable<string>): Promise<void>;
  /** Gives up what waits, and tells how many items that are. */
  clear(): number;
}

const sliceMilliseconds = 8;
const progressMilliseconds = 100;

export function createScheduler({ work, progress, idle, clock }: SchedulerOptions): Scheduler {
  const waiting = new Set<string>();
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    await breathe();
    let done = 0;
    let sliceStart = clock();
    let told = sliceStart;
    // A set hands out what is added while it is walked.
    for (const item of waiting) {
      waiting.delete(item);
      await work(item);
      done += 1;
      const now = clock();
      if (now - sliceStart < sliceMilliseconds) continue;
      if (now - told >= progressMilliseconds) {
        progress(done, done + waiting.size);
        told = now;
      }
      await breathe();
      sliceStart = clock();
    }
    running = undefined;
    idle();
  };

  return {
    add(items) {
      for (const item of items) waiting.add(item);
      running ??= run();
      return running;
    },
    clear() {
      const left = waiting.size;
      waiting.clear();
      return left;
    },
  };
}

/** Lets waiting requests be answered before the next slice. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
