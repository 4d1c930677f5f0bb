// `npm start [-- folder|file]`: builds, and opens VS Code in the browser with the extension, on a copy of examples/ or on
// the folder or file named. `npm start -- --desktop` uses the installed VS Code. PORT sets the port, NO_OPEN=1 opens no browser.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installVsCode } from './lib/install-vscode.mjs';
import { mustRun, onStop, root, runQuietly, say } from './lib/process.mjs';
import { remoteUri, startServer, workbenchUrl } from './lib/vscode-server.mjs';

const version = '1.139';

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function start() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { desktop: { type: 'boolean', default: false } },
  });
  const { folder, file } = placeToOpen(positionals[0]);
  if (values.desktop) await requireCode();
  say('building the extension into dist/');
  await mustRun(process.execPath, ['esbuild.mjs']);
  await (values.desktop ? openDesktop(folder, file) : openInBrowser(folder, file));
}

/** The folder, and the file in it to show at once, from the argument; without one a fresh copy of examples/. */
function placeToOpen(argument) {
  if (argument === undefined) {
    const copy = path.join(root, '.vscode-test/start/examples');
    rmSync(copy, { recursive: true, force: true });
    cpSync(path.join(root, 'examples'), copy, { recursive: true });
    say(`opening a copy of examples/ (${path.relative(root, copy)}, made anew at each start)`);
    return { folder: copy, file: firstFile(copy) };
  }
  const place = path.resolve(process.env.INIT_CWD ?? '.', argument);
  if (!existsSync(place)) throw new Error(`${place} does not exist`);
  if (statSync(place).isFile()) return { folder: path.dirname(place), file: path.basename(place) };
  return { folder: place, file: firstFile(place) };
}

/** The first JSON file of a folder, so that something is to be seen; undefined where there is none. */
function firstFile(folder) {
  return readdirSync(folder)
    .sort()
    .find((name) => name.endsWith('.json'));
}

async function requireCode() {
  try {
    await runQuietly('code', ['--version']);
  } catch {
    throw new Error(
      'the command `code` does not run here: install VS Code and its command (in VS Code: "Shell Command: Install \'code\' command in PATH"), or use `npm start` without --desktop',
    );
  }
}

async function openDesktop(folder, file) {
  say('opening VS Code');
  const shown = file ? [path.join(folder, file)] : [];
  await mustRun('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder, ...shown]);
}

async function openInBrowser(folder, file) {
  const port = process.env.PORT ? Number(process.env.PORT) : undefined;
  await installVsCode(version);
  say(`starting VS Code ${version}`);
  const data = path.join(root, '.vscode-test/start/data');
  mkdirSync(data, { recursive: true });
  const server = await startServer({ version, data, port });
  onStop(server.stop);
  const url = workbenchUrl(server.port, folder, {
    extensionDevelopmentPath: remoteUri(server.port, root),
    ...(file ? { openFile: remoteUri(server.port, path.join(folder, file)) } : {}),
  });
  console.log(`\nVS Code with STIX Authoring:\n\n  ${url}\n\nCtrl+C stops it.\n`);
  openUrl(url);
  await server.exited;
}

/** Opens the user's browser where there is a display; the printed address serves where that fails. */
function openUrl(url) {
  if (process.env.NO_OPEN) return;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const commands = {
    darwin: ['open', url],
    win32: ['rundll32', 'url.dll,FileProtocolHandler', url],
  };
  const [command, ...options] = commands[process.platform] ?? ['xdg-open', url];
  const child = spawn(command, options, { stdio: 'ignore', detached: true });
  child.once('error', () => say('no browser could be opened; use the address above'));
  child.unref();
}
