// `npm run bench`: measures the engine and the built server, and prints the table of what is wanted and what is reached.
//   node scripts/bench.mjs [--quick] [--only large,small,giant,server,memory,scan,doubling] [--markdown FILE] [--profile]
// STIX_CORPUS: folder with published ATT&CK bundles, measured too. STIX_SCHEMA: path of the OASIS schema of a bundle
// (cti-stix2-json-schemas, schemas/common/bundle.json). STIX_DIST: folder of a server that is built already.

import path from 'node:path';
import { build } from 'esbuild';
import { mustRun, root, run, say } from './lib/process.mjs';

if (!process.env.STIX_DIST) {
  say('building what ships');
  await mustRun(process.execPath, ['esbuild.mjs', '--production']);
}
const outdir = path.join(root, 'out/bench');
await build({
  absWorkingDir: root,
  entryPoints: ['test/bench/main.ts', 'test/bench/child.ts'],
  outdir,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // As in esbuild.mjs: bundled modules ask where they are.
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
  logLevel: 'warning',
});
process.exitCode = await run(process.execPath, [path.join(outdir, 'main.js'), ...process.argv.slice(2)]);
