/** Each measurement runs in a fresh process, so that none warms the compiler or fills the heap for another. */
import { fork } from 'node:child_process';
import type { Order, TaskName, Tasks } from './child.ts';

export type Result<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
export type Measure = <Name extends TaskName>(task: Name, input: Order<Name>['input']) => Promise<Result<Name>>;

/**
 * @param child path of the bundled `child.ts`
 * @returns what runs a task; it rejects when the process ends without a result, whose error is then on standard error
 */
export function createMeasure(child: string): Measure {
  return (task, input) =>
    new Promise((resolve, reject) => {
      const process = fork(child, [], { execArgv: ['--expose-gc', '--max-old-space-size=6000'] });
      let result: { readonly value: Result<typeof task> } | undefined;
      process.once('message', (value) => {
        result = { value: value as Result<typeof task> };
      });
      process.once('error', reject);
      process.once('exit', (code) => {
        if (result !== undefined) resolve(result.value);
        else reject(new Error(`the measurement "${task}" ended with exit code ${code}`));
      });
      process.send({ task, input });
    });
}

/** Runs in turn, so that a noisy moment meets all of them, and gives the results of each. */
export async function inTurn<A, B>(
  times: number,
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<{ readonly one: readonly A[]; readonly other: readonly B[] }> {
  const results: { readonly one: A[]; readonly other: B[] } = { one: [], other: [] };
  for (let run = 0; run < times; run += 1) {
    results.one.push(await one());
    results.other.push(await other());
  }
  return results;
}
