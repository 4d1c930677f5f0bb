// Runs the checks of the user interface, test/editor/ui/*.ui.mjs, and writes the counts to out/ui.json.
//   node test/editor/ui/run.mjs [--only name,name] [--update-pictures]     (after: npm run build -- --production)

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { ensureBrowser } from '../../../scripts/lib/browser.mjs';
import { installVsCode } from '../../../scripts/lib/install-vscode.mjs';
import { onStop, root } from '../../../scripts/lib/process.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'update-pictures': { type: 'boolean', default: false } },
});
if (values['update-pictures']) process.env.UPDATE_PICTURES = '1';
const only = values.only?.split(',');
const resultFile = path.join(root, 'out/ui.json');
rmSync(resultFile, { force: true });
// Leaving through process.exit() stops what is open.
onStop(() => undefined);
await installVsCode('1.139');
await ensureBrowser();

const mocha = new Mocha({ ui: 'tdd', timeout: 90_000, slow: 15_000 });
for (const file of readdirSync(path.join(root, 'test/editor/ui')).sort()) {
  if (!file.endsWith('.ui.mjs') || (only && !only.some((wanted) => file.startsWith(wanted)))) continue;
  mocha.addFile(path.join(root, 'test/editor/ui', file));
}
await mocha.loadFilesAsync();
const counts = await new Promise((resolve) => {
  const runner = mocha.run((failed) => resolve({ passed: runner.stats.passes, failed }));
});
mkdirSync(path.dirname(resultFile), { recursive: true });
writeFileSync(resultFile, JSON.stringify(counts));
if (counts.passed === 0 && counts.failed === 0) console.error('no check ran');
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
