/** What is wanted, for 45 MB unless the name says otherwise. Times are of this machine; all else are ratios of one run. */
import type { Target } from './report.ts';

const most = (must: number, bold: number, unit: string): Target => ({ must, bold, direction: 'at most', unit });
const least = (must: number, bold: number, unit: string): Target => ({ must, bold, direction: 'at least', unit });

export const targets = {
  cold: most(4, 3, ' × parse'),
  /** Or 100 ms: for small files the compiler's warm-up counts most. */
  firstOpen: most(8, 4, ' × parse'),
  firstOpenMilliseconds: 100,
  keystroke: most(3, 1, ' ms p95'),
  structure: most(10, 4, ' ms p95'),
  giant: most(50, 50, ' ms p95'),
  /** Of the large file, against the small one. */
  growth: most(3, 2, ' ×'),
  peerOpen: least(1.5, 2.5, ' × faster'),
  peerSchema: least(100, 300, ' × faster'),
  peerKeystroke: least(300, 1000, ' × faster'),
  heap: most(3, 2, ' × file'),
  scan: least(20_000, 40_000, ' files/s'),
  blocked: most(16, 16, ' ms'),
  doubling: most(2.5, 2.5, ' ×'),
  request: most(20, 20, ' ms p95'),
} as const;
