/** The entry of the processes that measure: takes one task over IPC, sends its result, and ends. */
import { measureKeystrokes, measureMemory, measureOpen } from './tasks/engine.ts';
import { measurePeer } from './tasks/peer.ts';
import { measureProfile } from './tasks/profile.ts';
import { measureScan } from './tasks/scan.ts';
import { measureServer } from './tasks/server.ts';

export const tasks = {
  open: measureOpen,
  keystrokes: measureKeystrokes,
  memory: measureMemory,
  peer: measurePeer,
  profile: measureProfile,
  scan: measureScan,
  server: measureServer,
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;

export interface Order<Name extends TaskName = TaskName> {
  readonly task: Name;
  readonly input: Parameters<Tasks[Name]>[0];
}

process.once('message', async ({ task, input }: Order) => {
  const run: (input: never) => Promise<unknown> = tasks[task];
  const result = await run(input as never);
  process.send?.(result, undefined, undefined, () => process.exit(0));
});
