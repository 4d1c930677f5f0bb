/**
 * Holds how the cost of something grows, never how long it takes: the processor time of eight times the input is compared
 * with that of the input, in one run. A busy machine and the collector disturb single measurements, so the best of
 * several counts, and a growth that looks wrong is measured again before it is called so.
 */
import { expect } from 'vitest';

const tries = 4;
const factor = 8;

/**
 * Expects at most about linear growth.
 * @param prepare gives for a size the work to measure
 * @param size large enough that the work takes some milliseconds
 */
export function expectLinear(prepare: (size: number) => () => unknown, size: number): void {
  prepare(Math.ceil(size / factor))();
  const ratios: number[] = [];
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const small = cost(prepare(size));
    const large = cost(prepare(size * factor));
    const ratio = large / Math.max(small, 1);
    ratios.push(ratio);
    // Quadratic work would need 64 times as long.
    if (ratio < 3 * factor) return;
  }
  expect.fail(`${factor} × the input took ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')} × the time`);
}

/** Processor milliseconds, the best of five runs. */
function cost(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
