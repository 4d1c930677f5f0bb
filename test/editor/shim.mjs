// Stands in for the VS Code program: takes the arguments of `code --extensionDevelopmentPath=… --extensionTestsPath=… folder`,
// runs the suite in the extension host of VS Code's web server under a browser without a window, and exits with the
// suite's code. From the environment: EDITOR_VERSION, EDITOR_TIMEOUT (seconds), EDITOR_SETTINGS (JSON), EDITOR_DEBUG=1.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { onStop, root } from '../../scripts/lib/process.mjs';
import { remoteUri, startServer, workbenchUrl } from '../../scripts/lib/vscode-server.mjs';
import { removeFolder, temporaryFolder } from './workspace.mjs';

const timedOut = 98;
const version = process.env.EDITOR_VERSION;
const seconds = Number(process.env.EDITOR_TIMEOUT ?? 180);
const debug = process.env.EDITOR_DEBUG === '1';
const options = process.argv.slice(2);
const place = options.find((given) => !given.startsWith('-'));
const option = (name) => options.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3);

const data = temporaryFolder();
const settings = JSON.parse(process.env.EDITOR_SETTINGS ?? '{}');
const server = await startServer({ version, data, settings });
const browser = await launchBrowser({ profile: path.join(data, 'browser') });
const stop = async () => {
  await browser.close();
  await server.stop();
  removeFolder(data);
};
onStop(stop);

let code = 1;
try {
  const page = browser.pages()[0] ?? (await browser.newPage());
  if (debug) page.on('console', (message) => console.error(`[browser] ${message.text()}`));
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    if (debug) console.error(`[${type}]`, ...values);
  });
  const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
  const crashed = server.exited.then(() => 'VS Code ended by itself');
  const late = new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000, `no result after ${seconds} seconds`).unref();
  });
  await page.goto(
    workbenchUrl(server.port, place, {
      extensionDevelopmentPath: remoteUri(server.port, option('extensionDevelopmentPath')),
      extensionTestsPath: remoteUri(server.port, option('extensionTestsPath')),
    }),
  );
  const outcome = await Promise.race([ended, crashed, late]);
  if (typeof outcome === 'number') {
    code = outcome;
  } else {
    code = timedOut;
    const left = path.join('out', `editor-${version}-timeout`);
    mkdirSync(path.join(root, 'out'), { recursive: true });
    writeFileSync(path.join(root, `${left}.log`), server.log());
    await page.screenshot({ path: path.join(root, `${left}.png`) });
    // Lines with a time; the rest is the server's complaint about native modules, which it runs without.
    const lines = server
      .log()
      .split('\n')
      .filter((line) => line.startsWith('['));
    console.error(`${outcome}; see ${left}.png and ${left}.log\n${lines.slice(-20).join('\n')}`);
  }
} finally {
  await stop();
}
process.exit(code);
