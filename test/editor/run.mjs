// Runs the suites of test/editor/suite inside a real VS Code and writes the counts to out/editor-<version>.json.
//   node test/editor/run.mjs --version 1.139|1.100 [--suite name,name]     (after: npm run build)
// Suites that share a workspace share one start of VS Code: `features-hover.test.ts` works in the workspace
// `features-hover`, else `features`. VSCODE_E2E=desktop downloads a desktop VS Code and uses that.

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { ensureBrowser } from '../../scripts/lib/browser.mjs';
import { installVsCode } from '../../scripts/lib/install-vscode.mjs';
import { mustRun, root, say } from '../../scripts/lib/process.mjs';
import { hasWorkspace, placeToOpen, prepareWorkspace, removeFolder, temporaryFolder } from './workspace.mjs';

const { values } = parseArgs({
  options: { version: { type: 'string', default: '1.139' }, suite: { type: 'string' } },
});
const { version } = values;
const desktop = process.env.VSCODE_E2E === 'desktop';
const only = values.suite?.split(',');

const totals = { passed: 0, failed: 0 };
const resultFile = path.join(root, 'out', `editor-${version}.json`);
rmSync(resultFile, { force: true });

await mustRun(process.execPath, ['esbuild.mjs', '--editor-tests']);
if (!desktop) {
  await installVsCode(version);
  await ensureBrowser();
}
for (const [workspace, suites] of suitesByWorkspace()) await runInWorkspace(workspace, suites);
mkdirSync(path.dirname(resultFile), { recursive: true });
writeFileSync(resultFile, JSON.stringify(totals));
console.log(`VS Code ${version}: ${totals.passed} passed, ${totals.failed} failed`);
if (totals.passed === 0 && totals.failed === 0) console.error('no test ran');
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

/** Workspace name → names of the suites that work in it. */
function suitesByWorkspace() {
  const groups = new Map();
  for (const file of readdirSync(path.join(root, 'test/editor/suite')).sort()) {
    const suite = /^(.+)\.test\.ts$/.exec(file)?.[1];
    if (suite === undefined || (only && !only.some((wanted) => suite.startsWith(wanted)))) continue;
    const workspace = workspaceOf(suite);
    groups.set(workspace, [...(groups.get(workspace) ?? []), suite]);
  }
  return groups;
}

/** The workspace with the longest name that the suite's name begins with, up to a dash. */
function workspaceOf(suite) {
  const words = suite.split('-');
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count).join('-');
    if (hasWorkspace(name)) return name;
  }
  throw new Error(
    `suite ${suite}: neither test/editor/workspaces/${suite}/ nor test/editor/prepare/${suite}.mjs exists`,
  );
}

async function runInWorkspace(workspace, suites) {
  const temporary = temporaryFolder();
  try {
    const folder = path.join(temporary, workspace);
    const prepared = await prepareWorkspace(workspace, folder);
    const elsewhere = prepared.versions && !prepared.versions.includes(version);
    if (prepared.notRun || elsewhere) {
      say(`${suites.join(', ')}: not run (${prepared.notRun ?? `for VS Code ${prepared.versions.join(', ')} only`})`);
      return;
    }
    say(`${suites.join(', ')} in VS Code ${version}`);
    await runSuites(suites, folder, temporary, prepared);
  } finally {
    removeFolder(temporary);
  }
}

/** One start of VS Code; a run that leaves no result, or no test, counts as one failure. */
async function runSuites(suites, folder, temporary, { env, settings, timeoutSeconds }) {
  const report = path.join(temporary, 'report.txt');
  const counts = path.join(temporary, 'counts.json');
  const printed = follow(report);
  let failure;
  try {
    await runTests({
      ...(desktop
        ? { version: version === '1.139' ? 'stable' : '1.100.3' }
        : { vscodeExecutablePath: shim(temporary) }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'out/editor/index'),
      launchArgs: [placeToOpen(folder), '--disable-extensions'],
      extensionTestsEnv: {
        ...env,
        EDITOR_SUITES: suites.join(','),
        EDITOR_REPORT: report,
        EDITOR_COUNTS: counts,
        EDITOR_VERSION: version,
        EDITOR_SETTINGS: JSON.stringify(settings ?? {}),
        ...(timeoutSeconds ? { EDITOR_TIMEOUT: String(timeoutSeconds) } : {}),
      },
    });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  printed.stop();
  const { passed, failed } = existsSync(counts) ? JSON.parse(readFileSync(counts, 'utf8')) : { passed: 0, failed: 0 };
  totals.passed += passed;
  if (failed === 0 && (failure !== undefined || passed === 0)) {
    console.error(`${suites.join(', ')}: ${failure ?? 'no test ran'}`);
    totals.failed += 1;
  }
  totals.failed += failed;
}

/** A program file that starts the shim: neither a file mode in the checkout nor a shebang is relied upon. */
function shim(folder) {
  const windows = process.platform === 'win32';
  const program = path.join(folder, windows ? 'code.cmd' : 'code');
  const script = path.join(root, 'test/editor/shim.mjs');
  const text = windows
    ? `@"${process.execPath}" "${script}" %*\r\n`
    : `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`;
  writeFileSync(program, text);
  chmodSync(program, 0o755);
  return program;
}

/** Prints what is appended to a file, as it comes: the extension host's own output is full of other messages. */
function follow(file) {
  let shown = 0;
  const show = () => {
    if (!existsSync(file)) return;
    const text = readFileSync(file, 'utf8');
    process.stdout.write(text.slice(shown));
    shown = text.length;
  };
  const timer = setInterval(show, 300);
  return {
    stop() {
      clearInterval(timer);
      show();
    },
  };
}
