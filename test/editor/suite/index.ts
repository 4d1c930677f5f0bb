// What VS Code loads as `extensionTestsPath`: runs the suites named in EDITOR_SUITES inside the extension host.
// The report and the counts go to files, because the extension host prints messages of its own among the output.

import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Rejects when a test failed or none ran; VS Code turns that into exit code 1. */
export async function run(): Promise<void> {
  const { EDITOR_SUITES: suites = '', EDITOR_REPORT: report, EDITOR_COUNTS: counts } = process.env;
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 30_000, slow: 2_000 });
  if (report) {
    Mocha.reporters.Base.consoleLog = (...values) => appendFileSync(report, `${format(...values)}\n`);
  }
  for (const name of suites.split(',')) mocha.addFile(path.join(__dirname, `${name}.test.js`));
  const { passed, failed } = await new Promise<Counts>((resolve) => {
    const runner = mocha.run((failures) => resolve({ passed: runner.stats?.passes ?? 0, failed: failures }));
  });
  if (counts) writeFileSync(counts, JSON.stringify({ passed, failed }));
  if (failed > 0) throw new Error(`${failed} failed`);
  if (passed === 0) throw new Error('no test ran');
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}
