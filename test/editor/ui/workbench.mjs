// Opens a real VS Code with the extension, on a folder of its own, in a browser without a window.

import { cpSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../../scripts/lib/browser.mjs';
import { root } from '../../../scripts/lib/process.mjs';
import { installExtension, remoteUri, startServer, workbenchUrl } from '../../../scripts/lib/vscode-server.mjs';
import { prepareWorkspace, removeFolder, temporaryFolder } from '../workspace.mjs';
import { waitForEditor } from './driver.mjs';

/** What makes a picture calm and alike on every machine. */
const pictureSettings = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.hover.delay': 200,
  'explorer.autoReveal': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
};

/**
 * Opens VS Code on a copy of a folder, with the extension.
 * - `workspace`: a name under test/editor/workspaces or test/editor/prepare; or `folder`: any folder of the repository
 * - `file`: the file to open at once, by its path in the folder
 * - `vsix`: the packaged extension to install; without it the extension runs from the repository
 * - `version`, `settings` (user settings), `width`, `height`, `scale` (device pixels per CSS pixel)
 * Returns `{ page, folder, port, serverLog(), close() }`; `page` is playwright's.
 */
export async function openWorkbench({ workspace, folder: source, file, vsix, version = '1.139', ...look }) {
  const data = temporaryFolder();
  const folder = path.join(data, 'workspace', workspace ?? path.basename(source));
  const prepared = workspace ? await prepareWorkspace(workspace, folder) : {};
  if (prepared.notRun) throw new Error(`workspace ${workspace}: ${prepared.notRun}`);
  if (source) cpSync(path.resolve(root, source), folder, { recursive: true });
  if (vsix) await installExtension({ version, data, vsix });
  const settings = { ...pictureSettings, ...prepared.settings, ...look.settings };
  const server = await startServer({ version, data, settings, env: prepared.env, development: !vsix });
  const { port } = server;
  const browser = await launchBrowser({ profile: path.join(data, 'browser'), ...look });
  const close = async () => {
    await browser.close();
    await server.stop();
    removeFolder(data);
  };
  const page = browser.pages()[0] ?? (await browser.newPage());
  await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
  try {
    const openAtOnce = file ? { openFile: remoteUri(port, path.join(folder, file)) } : {};
    const fromSource = vsix ? {} : { extensionDevelopmentPath: remoteUri(port, root) };
    await page.goto(workbenchUrl(port, folder, { ...openAtOnce, ...fromSource }));
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 30_000 });
    if (file) await waitForEditor({ page }, file);
  } catch (error) {
    await close();
    throw error;
  }
  return { page, folder, port, serverLog: server.log, close };
}
