// The packaged extension (.vsix), made from what is in dist/ now.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { root } from './process.mjs';

/** Where the package is written. */
export const packagePath = path.join(root, 'out/stix-authoring.vsix');

/** Packages the extension into `packagePath` and returns that. Everything is bundled: nothing of node_modules goes in. */
export async function packageExtension() {
  mkdirSync(path.dirname(packagePath), { recursive: true });
  await createVSIX({ cwd: root, dependencies: false, packagePath });
  return packagePath;
}

/** The names of the files that a package holds. */
export function packagedFiles() {
  return listFiles({ cwd: root, packageManager: PackageManager.None });
}
