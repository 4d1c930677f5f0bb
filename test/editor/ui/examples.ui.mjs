// Every visible feature, as a person meets it on examples/, with a picture of each. Pictures marked as documentation stand
// in the README.

import assert from 'node:assert/strict';
import {
  chooseQuickFix,
  clickOn,
  fileText,
  goTo,
  hoverText,
  inlayHints,
  outline,
  problems,
  quickFixes,
  runCommand,
  save,
  screenshot,
  waitForSquiggles,
} from './driver.mjs';
import { workbenchSuite } from './suite.mjs';

const toggleSideBar = 'View: Toggle Primary Side Bar Visibility';
const look = {
  width: 1000,
  height: 600,
  settings: { '[json]': { 'editor.wordWrap': 'on' }, 'editor.stickyScroll.enabled': false },
};

workbenchSuite('a bundle', { folder: 'examples', file: 'attack.json', ...look }, (workbench) => {
  const lineOf = (text) => {
    const index = fileText(workbench(), 'attack.json').indexOf(text);
    assert.ok(index >= 0, text);
    return fileText(workbench(), 'attack.json').slice(0, index).split('\n').length;
  };

  test('underlines its defects and lists them', async () => {
    await runCommand(workbench(), toggleSideBar);
    const rows = await problems(workbench(), 'unresolved-citation');
    assert.ok(rows.some((row) => row.includes('Brook Badge Clonning')));
    await goTo(workbench(), lineOf('Brook Badge Clonning'));
    await waitForSquiggles(workbench(), 'error');
    await screenshot(workbench(), 'problems', { documentation: true });
    await runCommand(workbench(), 'View: Hide Panel');
    await workbench().page.locator('.markers-panel').waitFor({ state: 'hidden' });
  });

  test('a citation says what it cites', async () => {
    await goTo(workbench(), lineOf('has entered printing houses'));
    const text = await hoverText(workbench(), 'Fernlab Amber Heron 2031)', { expected: 'Retrieved' });
    assert.match(text, /Amber Heron Returns/);
    await screenshot(workbench(), 'hover-citation', { documentation: true });
    await closeHover(workbench());
  });

  test('an id shows the card of its object', async () => {
    await hoverText(workbench(), 'attack-pattern--', { expected: 'uses' });
    await screenshot(workbench(), 'hover-object', { documentation: true });
    await closeHover(workbench());
  });

  test('names stand behind ids', async () => {
    const hints = await inlayHints(workbench(), 'Amber Heron');
    assert.ok(
      hints.some((hint) => hint.includes('Badge Cloning')),
      hints.join(' | '),
    );
    await screenshot(workbench(), 'inlay-hints', { documentation: true });
  });

  test('a definition opens in place', async () => {
    await clickOn(workbench(), 'attack-pattern--');
    await runCommand(workbench(), 'Peek Definition');
    const peek = workbench().page.locator('.peekview-widget .preview .view-line', { hasText: 'attack-pattern' });
    await peek.first().waitFor();
    await screenshot(workbench(), 'peek-definition');
    await workbench().page.keyboard.press('Escape');
    await workbench().page.locator('.peekview-widget').waitFor({ state: 'hidden' });
  });

  test('the status tells the version, objects and findings', async () => {
    assert.match(await languageStatus(workbench(), 'STIX 2.1'), /45 objects · 36 findings/);
    await screenshot(workbench(), 'status');
    await workbench().page.keyboard.press('Escape');
  });

  test('the outline lists the objects', async () => {
    await runCommand(workbench(), toggleSideBar);
    await outline(workbench(), 'Fernlab Threat Library');
    await workbench().page.locator('.split-view-view .pane-header', { hasText: 'examples' }).first().click();
    await outline(workbench(), 'G9001 Amber Heron');
    await screenshot(workbench(), 'outline', { documentation: true });
  });
});

const few = { ...look, settings: { ...look.settings, 'stix.maxProblems': 5 } };
workbenchSuite(
  'a bundle with more findings than are shown',
  { folder: 'examples', file: 'attack.json', ...few },
  (workbench) => {
    test('the status and the Problems tell it', async () => {
      await problems(workbench(), 'unresolved-citation');
      await runCommand(workbench(), 'View: Hide Panel');
      assert.match(await languageStatus(workbench(), 'not shown'), /31 findings are not shown/);
      await screenshot(workbench(), 'limit');
    });
  },
);

workbenchSuite('relationships', { folder: 'examples', file: 'relationships.stix', ...look }, (workbench) => {
  test('one fix restores a relationship', async () => {
    await runCommand(workbench(), toggleSideBar);
    await waitForSquiggles(workbench(), 'error');
    await clickOn(workbench(), 'attack-"');
    await quickFixes(workbench(), 'Restore 6 ids');
    await screenshot(workbench(), 'restore', { documentation: true });
    await chooseQuickFix(workbench(), 'Restore');
    await inlayHints(workbench(), 'Amber Heron');
    await screenshot(workbench(), 'restored', { documentation: true });
    await save(workbench());
    assert.match(fileText(workbench(), 'relationships.stix'), /"id": "relationship--267d5133/);
  });

  test('quick fixes are found from elsewhere on the line', async () => {
    await goTo(workbench(), 2, 3);
    const titles = await quickFixes(workbench(), 'Restore');
    assert.ok(titles.includes('Give this object a new id'), titles.join(' | '));
    await screenshot(workbench(), 'quick-fix-of-line');
  });
});

const dark = { 'workbench.colorTheme': 'Default Dark Modern', 'window.autoDetectColorScheme': false };
workbenchSuite(
  'colours',
  { folder: 'examples', file: 'attack.json', ...look, settings: { ...look.settings, ...dark } },
  (workbench) => {
    test('citations and ids stand out of the text in a dark theme', async () => {
      await runCommand(workbench(), toggleSideBar);
      await goTo(workbench(), 783);
      await inlayHints(workbench(), 'Amber Heron');
      const colourOf = (text) =>
        workbench().page.evaluate((wanted) => {
          const pieces = [...document.querySelectorAll('.view-line span > span')];
          const piece = pieces.find(({ textContent }) => textContent.replaceAll('\u00a0', ' ').includes(wanted));
          return piece && getComputedStyle(piece).color;
        }, text);
      const prose = await colourOf('has entered');
      for (const piece of ['Citation:', 'attack-pattern']) {
        assert.notEqual(await colourOf(piece), prose, piece);
      }
      await screenshot(workbench(), 'colours-dark');
    });
  },
);

async function closeHover({ page }) {
  await page.keyboard.press('Escape');
  await page.mouse.move(200, 2);
  await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
}

/** Opens what the `{}` of the status bar shows, and waits for `expected` in it. */
async function languageStatus({ page }, expected) {
  await page.locator('[id="status.languageStatus"]').click();
  const status = page.locator('.hover-language-status', { hasText: expected });
  await status.first().waitFor();
  return status.first().innerText();
}
