// Builds what ships (dist/) and, with --editor-tests, the suites that run inside VS Code (out/editor/).
//   node esbuild.mjs [--production] [--watch] [--editor-tests]
// One line per bundle in `bundles`; a lazy module is a bundle of its own, because esbuild does not split CommonJS.

import { chmodSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const root = path.dirname(fileURLToPath(import.meta.url));
const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/**
 * Turns `import('./extension.ts')` in an entry into a load of the bundle `./extension.js` beside it, so that the entry
 * stays small and the language client is read only when it is needed.
 */
const lazyBundles = {
  name: 'lazy-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[\w.-]+\.ts$/ }, ({ kind, path: specifier }) =>
      kind === 'dynamic-import' ? { path: specifier.replace(/\.ts$/, '.js'), external: true } : undefined,
    );
  },
};

/** The command line is started by its name, so the file must be executable. */
const executable = {
  name: 'executable',
  setup({ initialOptions, onEnd }) {
    onEnd(({ errors }) => {
      if (errors.length === 0) chmodSync(initialOptions.outfile, 0o755);
    });
  },
};

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Without it jsonc-parser's UMD build is taken, whose own `require` calls do not survive bundling.
  mainFields: ['module', 'main'],
  // The extension host gives `vscode` to require() only, so no import() may be left in the output.
  supported: { 'dynamic-import': false },
  external: ['vscode'],
  sourcemap: true,
  minify: production,
  logLevel: 'info',
  absWorkingDir: root,
};

/** Bundled modules that ask where they are (`import.meta.url`) get an answer: CommonJS has none of its own. */
const located = {
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
};

const bundles = [
  { ...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.js', plugins: [lazyBundles] },
  { ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js' },
  { ...node, ...located, entryPoints: ['server/src/main/node.ts'], outfile: 'dist/server.js' },
  {
    ...node,
    ...located,
    entryPoints: ['server/src/main/cli.ts'],
    outfile: 'dist/stixlint.js',
    banner: { js: `#!/usr/bin/env node\n${located.banner.js}` },
    plugins: [executable],
  },
];

const editorSuites = {
  ...node,
  entryPoints: readdirSync(path.join(root, 'test/editor/suite'))
    .filter((file) => file === 'index.ts' || file.endsWith('.test.ts'))
    .map((file) => `test/editor/suite/${file}`),
  outdir: 'out/editor',
  external: ['vscode', 'mocha'],
  minify: false,
  logLevel: 'warning',
};

if (flags.has('--editor-tests')) {
  rmSync(path.join(root, 'out/editor'), { recursive: true, force: true });
  await build(editorSuites);
} else if (flags.has('--watch')) {
  for (const options of bundles) await (await context(options)).watch();
} else {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  await Promise.all(bundles.map((options) => build(options)));
}
