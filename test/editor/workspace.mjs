// The folder that a suite or a picture works in: a copy in the temporary folder of test/editor/workspaces/<name>/, then
// changed or filled by test/editor/prepare/<name>.mjs where that exists (for files too large, or too many, to commit).

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/lib/process.mjs';

const here = path.join(root, 'test/editor');

/** Whether a workspace of this name is described, as a folder or as a prepare hook. */
export function hasWorkspace(name) {
  return existsSync(path.join(here, 'workspaces', name)) || existsSync(hookOf(name));
}

/** A new temporary folder; the caller removes it with `removeFolder`. */
export function temporaryFolder() {
  return mkdtempSync(path.join(realpathSync(tmpdir()), 'stix-authoring-'));
}

/** Removes a folder of `temporaryFolder`; programs that are just ending may still write into it. */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Makes the workspace `name` in `folder`, which need not exist.
 * Returns what the hook exports and returns:
 * - `versions`: the VS Code versions that it is for (all when undefined), `timeoutSeconds`: for the whole run
 * - `notRun`: the reason why it cannot be made here, such as a missing STIX_CORPUS
 * - `env`: environment variables that the suite reads in the extension host
 * - `settings`: user settings, for a web server's VS Code only; else use the workspace's .vscode/settings.json
 */
export async function prepareWorkspace(name, folder) {
  mkdirSync(folder, { recursive: true });
  const source = path.join(here, 'workspaces', name);
  if (existsSync(source)) cpSync(source, folder, { recursive: true });
  if (!existsSync(hookOf(name))) return {};
  const { prepare, versions, timeoutSeconds } = await import(pathToFileURL(hookOf(name)).href);
  return { versions, timeoutSeconds, ...(await prepare(folder)) };
}

/** What to open: the .code-workspace file in the folder where there is one, else the folder. */
export function placeToOpen(folder) {
  const file = readdirSync(folder).find((name) => name.endsWith('.code-workspace'));
  return file === undefined ? folder : path.join(folder, file);
}

function hookOf(name) {
  return path.join(here, 'prepare', `${name}.mjs`);
}
