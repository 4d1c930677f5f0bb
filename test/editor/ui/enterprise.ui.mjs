// MITRE's enterprise bundle, 45 MB, as a person sees it. Without STIX_CORPUS it does not run.

import assert from 'node:assert/strict';
import { goTo, hoverText, problems, screenshot, until, visibleLines } from './driver.mjs';
import { workbenchSuite } from './suite.mjs';

const opened = { workspace: 'corpus-bundles', file: 'enterprise.json', width: 1180, height: 700 };

if (process.env.STIX_CORPUS) {
  workbenchSuite('enterprise 18.1', opened, (workbench) => {
    test('opens with its findings, and offers a quicker language', async () => {
      const { page } = workbench();
      const rows = await problems(workbench(), 'missing-reference');
      assert.ok(rows.length > 5);
      // With its test driver VS Code shows no toasts; messages wait in the list.
      await page.locator('[id="status.notifications"]').click();
      const offer = page.locator('.notifications-center .notification-list-item', { hasText: 'above 20 MB' });
      await offer.waitFor();
      await screenshot(workbench(), 'enterprise');
      await offer.getByRole('button', { name: 'Treat as STIX' }).click();
      await page.locator('[id="status.editor.mode"]', { hasText: 'STIX' }).waitFor();
    });

    test('is read like a small one', async () => {
      await problems(workbench(), 'missing-reference');
      await goTo(workbench(), 500_000);
      const id = await until('a reference on the screen', () => referenceOnScreen(workbench()));
      await hoverText(workbench(), id, { expected: 'identity' });
      await screenshot(workbench(), 'enterprise-hover');
    });
  });
} else {
  console.log('STIX_CORPUS is not set: the checks over the enterprise bundle do not run.');
}

/** The first part of an id that a `created_by_ref` on the screen names; undefined when there is none. */
async function referenceOnScreen(workbench) {
  const lines = await visibleLines(workbench);
  return /"created_by_ref": "(identity--[0-9a-f]{8})/.exec(lines.join('\n'))?.[1];
}
