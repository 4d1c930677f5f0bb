// Starts VS Code's web server for one folder of data, and says under which address a browser finds what.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { installVsCode } from './install-vscode.mjs';
import { runQuietly } from './process.mjs';

/** Settings that keep VS Code quiet: no welcome page, no update, nothing that asks the network. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // Off on the desktop, but on in a browser.
  'files.autoSave': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  // On the desktop above 1 GB; a browser asks above 10 MB whether to open a file.
  'workbench.editorLargeFileConfirmation': 1024,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A TCP port that is free on this machine now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts the server and resolves when it listens: `{ port, log(), stop(), exited }`.
 * - `data`: the folder for its settings, logs and extensions
 * - `settings`: user settings beside the quiet ones; `env`: seen by the extension host
 * - `development`: VS Code takes extensions and suites from source only with its test driver switched on
 */
export async function startServer({ version, data, port, settings = {}, env = {}, development = true }) {
  const { server, node } = await installVsCode(version);
  const listenOn = port ?? (await freePort());
  const temporary = path.join(data, 'tmp');
  mkdirSync(temporary, { recursive: true });
  writeSettings(data, { ...quietSettings, ...settings });
  const child = spawn(
    node,
    [
      path.join(server, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(listenOn), '--without-connection-token'],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      ...['--disable-experiments', '--server-data-dir', data, '--extensions-dir', path.join(data, 'extensions')],
      ...(development ? ['--enable-smoke-test-driver'] : []),
    ],
    {
      cwd: server,
      // A group of its own, so that stopping also reaches the extension host and the language server below it.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        EXTENSIONS_GALLERY: '{"serviceUrl":""}',
        TMPDIR: temporary,
        XDG_RUNTIME_DIR: temporary,
        ...env,
      },
    },
  );
  let log = '';
  const exited = once(child, 'exit').then(() => undefined);
  const stopAtExit = () => signalGroup(child, 'SIGKILL');
  process.once('exit', stopAtExit);
  exited.then(() => process.off('exit', stopAtExit));
  const listening = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        log += chunk;
        if (log.includes('Extension host agent started')) resolve(true);
      });
    }
  });
  const stop = () => stopGroup(child, exited);
  const started = await Promise.race([listening, exited, delay(60_000)]);
  if (!started) {
    await stop();
    throw new Error(`VS Code ${version} did not start:\n${log}`);
  }
  return { port: listenOn, log: () => log, stop, exited };
}

/** Installs a packaged extension (.vsix) into the data folder of a server that is not started yet. */
export async function installExtension({ version, data, vsix }) {
  const { server, node } = await installVsCode(version);
  await runQuietly(node, [
    path.join(server, 'out/server-main.js'),
    ...['--accept-server-license-terms', '--server-data-dir', data],
    ...['--extensions-dir', path.join(data, 'extensions'), '--install-extension', vsix],
  ]);
}

/** The name of a file or folder of this machine as the browser's VS Code knows it. */
export function remoteUri(port, file) {
  return `vscode-remote://127.0.0.1:${port}${urlPath(file)}`;
}

/**
 * The address of the workbench: the folder, or the .code-workspace file, to open, and the values that VS Code takes in its `payload`
 * (`openFile`, `extensionDevelopmentPath`, `extensionTestsPath`, `skipWelcome`).
 */
export function workbenchUrl(port, place, payload = {}) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set(place.endsWith('.code-workspace') ? 'workspace' : 'folder', urlPath(place));
  url.searchParams.set('payload', JSON.stringify(Object.entries({ skipWelcome: 'true', ...payload })));
  return url.href;
}

function urlPath(file) {
  const slashes = file.replaceAll(path.sep, '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

/** code-server's patched build reads data/User, the plain one data/Machine. */
function writeSettings(data, settings) {
  for (const scope of ['Machine', 'User']) {
    const folder = path.join(data, 'data', scope);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
}

async function stopGroup(child, exited) {
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    signalGroup(child, signal);
    await Promise.race([exited, delay(5000)]);
  }
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

function delay(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, false).unref();
  });
}
