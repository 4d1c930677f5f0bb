// `npm test`: every check in order, from the quickest to the slowest; stops at the first one that fails.
//   node scripts/test.mjs [--only types,style,build,unit,editor,ui] [--update-pictures]
// The last line is `N passed, N failed`: the tests of vitest and mocha; a failing step without tests counts as one.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { vscodeVersions } from './lib/install-vscode.mjs';
import { binary, root, run } from './lib/process.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'update-pictures': { type: 'boolean', default: false } },
});
const node = process.execPath;
const vitestResult = path.join(root, 'out/unit.json');

/** What each step runs; `counts`: the file with its test counts; `readCounts` where that is not our own format. */
const steps = [
  { name: 'types', headline: 'types', command: [binary('tsc')] },
  { name: 'style', headline: 'lint and format', command: [binary('biome'), 'check', '--error-on-warnings'] },
  { name: 'build', headline: 'build of what ships', command: [node, 'esbuild.mjs', '--production'] },
  {
    name: 'unit',
    headline: 'units, rules, protocol, command line',
    command: [binary('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestResult}`],
    counts: vitestResult,
    readCounts: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  },
  ...Object.keys(vscodeVersions)
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
    .map((version) => ({
      name: `editor-${version}`,
      headline: `suites in VS Code ${version}`,
      command: [node, 'test/editor/run.mjs', '--version', version],
      counts: path.join(root, `out/editor-${version}.json`),
    })),
  {
    name: 'ui',
    headline: 'package, user interface and pictures',
    command: [node, 'test/editor/ui/run.mjs', ...(values['update-pictures'] ? ['--update-pictures'] : [])],
    counts: path.join(root, 'out/ui.json'),
  },
];

const only = values.only?.split(',');
const chosen = steps.filter(
  ({ name }) => !only || only.some((wanted) => name === wanted || name.startsWith(`${wanted}-`)),
);
if (chosen.length === 0) {
  console.error(`no such step: ${values.only}; steps: ${steps.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

mkdirSync(path.join(root, 'out'), { recursive: true });
if (!process.env.STIX_CORPUS) console.log('STIX_CORPUS is not set: tests over published bundles do not run.');
const totals = { passed: 0, failed: 0 };
const times = [];
let failedStep;
for (const step of chosen) {
  if (!(await runStep(step))) {
    failedStep = step.name;
    break;
  }
}
console.log(`\n${times.join('\n')}`);
if (failedStep) console.log(`failed at: ${failedStep}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(failedStep ? 1 : 0);

/** Runs one step, adds up its tests and its time; returns whether it passed. */
async function runStep({ name, headline, command, counts, readCounts = (own) => own }) {
  console.log(`\n== ${name}: ${headline}`);
  if (counts) rmSync(counts, { force: true });
  const begun = Date.now();
  const code = await run(command[0], command.slice(1));
  times.push(`${name.padEnd(14)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
  const counted = counts && existsSync(counts) ? readCounts(JSON.parse(readFileSync(counts, 'utf8'))) : undefined;
  totals.passed += counted?.passed ?? 0;
  totals.failed += code === 0 ? (counted?.failed ?? 0) : Math.max(counted?.failed ?? 0, 1);
  return code === 0;
}
