/** Times are milliseconds of `performance.now`. */

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** @throws RangeError for no values */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    if (value === undefined) throw new RangeError('nothing was measured');
    return value;
  };
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

export function medianOf(values: readonly number[]): number {
  return spreadOf(values).p50;
}

/** How long the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The unit of all ratios: the median of five times JSON.parse, in this process. */
export function parseUnit(content: string): number {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const begun = performance.now();
    JSON.parse(content);
    times.push(performance.now() - begun);
  }
  return medianOf(times);
}
