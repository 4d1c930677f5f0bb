// `npm run fuzz`: the long run of the laws of editing, 10,000 random sequences where the tests take a few hundred.
//   FUZZ_RUNS=50000 node scripts/fuzz.mjs

import { binary, run } from './lib/process.mjs';

const env = { ...process.env, FUZZ_RUNS: process.env.FUZZ_RUNS ?? '10000' };
const laws = ['test/engine/incremental.test.ts', 'test/syntax/text.test.ts'];
// A long run must not end for its length.
process.exitCode = await run(binary('vitest'), ['run', ...laws, '--testTimeout', String(24 * 3_600_000)], { env });
