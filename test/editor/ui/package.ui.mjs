// The package that users install: what is in it, how large it is, and that it works in a VS Code without the sources.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { packagedFiles, packageExtension, packagePath } from '../../../scripts/lib/package.mjs';
import { goTo, hoverText, problems, screenshot, waitForSquiggles } from './driver.mjs';
import { workbenchSuite } from './suite.mjs';

const allowed = [
  /^dist\/[\w.-]+\.js$/,
  /^syntaxes\/[\w.-]+\.json$/,
  /^docs\/rules\/[\w-]+\.md$/,
  /^(language-configuration|package|package\.nls)\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE(\.txt)?$/,
];

workbenchSuite(
  'the package',
  async () => ({ workspace: 'smoke', file: 'relationship.json', vsix: await packageExtension() }),
  (workbench) => {
    test('holds nothing but what the extension reads', async () => {
      const files = await packagedFiles();
      const unexpected = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
      assert.deepEqual(unexpected, []);
      for (const needed of ['dist/client.js', 'dist/extension.js', 'dist/server.js', 'package.json']) {
        assert.ok(files.includes(needed), `${needed} is in the package`);
      }
    });

    test('stays under 2 MB', () => {
      const { size } = statSync(packagePath);
      assert.ok(size < 2_000_000, `${size} bytes`);
    });

    test('underlines a missing reference, lists it and explains it', async () => {
      await goTo(workbench(), 30);
      await waitForSquiggles(workbench(), 'error');
      const rows = await problems(workbench(), 'missing-reference');
      assert.equal(rows.filter((row) => row.includes('missing-reference')).length, 1);
      assert.match(await hoverText(workbench(), '""', { expected: 'missing-reference' }), /missing-reference/);
      await screenshot(workbench(), 'package');
    });
  },
);
