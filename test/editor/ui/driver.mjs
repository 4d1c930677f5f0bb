// Works in a real VS Code the way a person does: keys, mouse, what is on the screen. Every function takes the workbench
// that `openWorkbench` returns (workbench.mjs). Waits end with an error that says what was awaited.

import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/process.mjs';

const patience = 30_000;

/** Opens a file of the folder through "Go to File". */
export async function openFile(workbench, file) {
  const { page } = workbench;
  const input = await openQuickInput(workbench, 'Control+P');
  await input.fill(file);
  // The list first shows recent files, whatever was typed.
  const chosen = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: path.basename(file) });
  await chosen.waitFor({ timeout: patience });
  await input.press('Enter');
  await waitForEditor(workbench, file);
}

/** Runs a command by its title, through the command palette. */
export async function runCommand(workbench, title) {
  const { page } = workbench;
  const input = await openQuickInput(workbench, 'F1');
  await input.fill(`>${title}`);
  // The list may change between a look and a click; what has the focus is what Enter runs.
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).waitFor({ timeout: patience });
  await input.press('Enter');
  await input.waitFor({ state: 'hidden', timeout: patience });
  // Away from whatever is below the list now, which would show a tooltip.
  await page.mouse.move(200, 2);
}

/** Puts the cursor on a line and column, both from 1, and shows them. */
export async function goTo(workbench, line, column = 1) {
  const number = workbench.page.locator('.part.editor .margin .line-numbers', { hasText: new RegExp(`^${line}$`) });
  // Again where the line has left the screen: a long line above it was wrapped anew after the jump.
  await until(`line ${line}`, async () => {
    const input = await openQuickInput(workbench, 'Control+G');
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await until(`the cursor on line ${line}`, async () => (await cursor(workbench)).line === line);
    await workbench.page.waitForTimeout(300);
    return number.first().isVisible();
  });
}

/** Where the cursor stands, by the status bar: `{ line, column }`, both from 1. */
export async function cursor(workbench) {
  const [, line, column] = /Ln (\d+), Col (\d+)/.exec(await statusBar(workbench, 'Ln '));
  return { line: Number(line), column: Number(column) };
}

/** The lines that the editor shows, top to bottom, inlay hints included. */
export function visibleLines({ page }) {
  return page.evaluate(() =>
    [...document.querySelectorAll('.part.editor .editor-instance .view-lines .view-line')]
      .sort((one, other) => Number.parseFloat(one.style.top) - Number.parseFloat(other.style.top))
      .map((line) => line.textContent.replaceAll('\u00a0', ' ')),
  );
}

/** What is on disk now of a file of the folder. */
export function fileText({ folder }, file) {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** Waits until the active file has a change, then saves it. */
export async function save({ page }) {
  const tab = (state) => page.locator(`.tabs-container .tab.active${state}`).first().waitFor({ timeout: patience });
  await tab('.dirty');
  await page.keyboard.press('ControlOrMeta+S');
  await tab(':not(.dirty)');
}

/** Waits for an underline; `severity` is error, warning, info or hint. Returns how many pieces are on the screen. */
export async function waitForSquiggles({ page }, severity = 'error') {
  const squiggles = page.locator(`.squiggly-${severity}`);
  await squiggles.first().waitFor({ state: 'attached', timeout: patience });
  return squiggles.count();
}

/**
 * The middle, in pixels, of the `occurrence`-th (from 0) place in the visible lines that shows `text`.
 * The text may run over several coloured pieces of one line, but not over an inlay hint.
 */
export async function placeOf({ page }, text, occurrence = 0) {
  const find = ({ wanted, skip }) => {
    let left = skip;
    const lines = [...document.querySelectorAll('.part.editor .editor-instance .view-lines .view-line')];
    lines.sort((one, other) => Number.parseFloat(one.style.top) - Number.parseFloat(other.style.top));
    for (const line of lines) {
      const nodes = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) nodes.push(walker.currentNode);
      const shown = nodes.map((node) => node.data.replaceAll('\u00a0', ' ')).join('');
      for (let from = shown.indexOf(wanted); from >= 0; from = shown.indexOf(wanted, from + 1)) {
        if (left-- > 0) continue;
        const at = from + Math.floor(wanted.length / 2);
        let before = 0;
        const node = nodes.find((candidate) => {
          if (at < before + candidate.length) return true;
          before += candidate.length;
          return false;
        });
        const range = document.createRange();
        range.setStart(node, at - before);
        range.setEnd(node, at - before + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
    }
    return undefined;
  };
  const place = await page.waitForFunction(find, { wanted: text, skip: occurrence }, { timeout: patience });
  return place.jsonValue();
}

/**
 * Rests the mouse on a text of the editor and returns what the hover says.
 * `expected`: a part of the hover to wait for (providers answer one after the other). The hover stays open.
 */
export async function hoverText(workbench, text, { expected = '', occurrence = 0 } = {}) {
  const { page } = workbench;
  const { x, y } = await placeOf(workbench, text, occurrence);
  // Away first: a mouse that was already there would start no hover, and an open hover would be taken for the new one.
  await page.mouse.move(200, 2);
  await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden', timeout: patience });
  await page.mouse.move(x, y - 2);
  await page.mouse.move(x, y);
  const hover = page.locator('.monaco-hover:visible').filter({ hasText: expected });
  await hover.first().waitFor({ timeout: patience });
  return firstText(hover);
}

/** Clicks on a text of the editor, so that the cursor stands in it. */
export async function clickOn(workbench, text, occurrence = 0) {
  const { x, y } = await placeOf(workbench, text, occurrence);
  await workbench.page.mouse.click(x, y);
}

/**
 * Opens the quick-fix menu at the cursor, waits for one that holds `expected`, and returns its titles; the menu stays open.
 * It is opened again until then: a fix that draws on another file is there once that file is read.
 */
export async function quickFixes({ page }, expected = '') {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  const wanted = rows.filter({ hasText: expected }).first();
  await until(`a quick fix "${expected}"`, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+.');
    return wanted.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
  });
  return texts(rows);
}

/** Chooses a fix from the open quick-fix menu by a part of its title. */
export async function chooseQuickFix({ page }, title) {
  const rows = page.locator('.action-widget .monaco-list-row.action');
  const titles = await texts(rows);
  if (!titles.some((text) => text.includes(title))) throw new Error(`no fix "${title}" among: ${titles.join(' | ')}`);
  const chosen = page.locator('.action-widget .monaco-list-row.action.focused', { hasText: title });
  // By keys, as an older VS Code covers the menu against the mouse.
  for (let step = 0; step < titles.length && !(await chosen.isVisible()); step++) {
    await page.keyboard.press('ArrowDown');
  }
  await chosen.waitFor({ timeout: patience });
  await page.keyboard.press('Enter');
  await rows.first().waitFor({ state: 'hidden', timeout: patience });
}

/** Opens the Problems panel and returns its visible rows; waits for one that holds `expected`. */
export async function problems({ page }, expected = '') {
  const rows = page.locator('.markers-panel .monaco-list-row');
  if (!(await page.locator('.markers-panel').isVisible())) await page.keyboard.press('ControlOrMeta+Shift+M');
  await rows.filter({ hasText: expected }).first().waitFor({ timeout: patience });
  return texts(rows);
}

/** Opens the Outline and returns its visible rows; waits for one that holds `expected`. */
export async function outline(workbench, expected = '') {
  await runCommand(workbench, 'Explorer: Focus on Outline View');
  const rows = workbench.page.locator('.outline-pane .monaco-list-row');
  await rows.filter({ hasText: expected }).first().waitFor({ timeout: patience });
  return texts(rows);
}

/** The texts of the inlay hints on the screen, once there is one that holds `expected`. */
export async function inlayHints({ page }, expected = '') {
  // Text that is no part of the file has a style rule of its own in VS Code's editor.
  const hints = page.locator('.view-line span[class*="dyn-rule"]');
  await hints.filter({ hasText: expected }).first().waitFor({ state: 'attached', timeout: patience });
  return (await texts(hints)).filter((text) => text !== '');
}

/** The text of the status bar, once it holds `expected`. */
export async function statusBar({ page }, expected = '') {
  const bar = page.locator('.part.statusbar').filter({ hasText: expected });
  await bar.waitFor({ timeout: patience });
  return firstText(bar);
}

/** The names of the open tabs, with the active one first. */
export async function tabs({ page }) {
  const named = (selector) =>
    page.locator(selector).evaluateAll((found) => found.map((tab) => tab.getAttribute('data-resource-name') ?? ''));
  return [...(await named('.tabs-container .tab.active')), ...(await named('.tabs-container .tab:not(.active)'))];
}

/** Waits until `ask` answers something other than undefined and false, and returns that. */
export async function until(what, ask, milliseconds = patience) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`waited ${milliseconds} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Takes a picture of the window, or of the piece `clip` (`{ x, y, width, height }`), into out/shots/<name>.png.
 * With `documentation`, `--update-pictures` (UPDATE_PICTURES=1) copies it to docs/pictures/. Returns its path.
 */
export async function screenshot({ page }, name, { clip, documentation = false } = {}) {
  const picture = path.join(root, 'out/shots', `${name}.png`);
  mkdirSync(path.dirname(picture), { recursive: true });
  await page.screenshot({ path: picture, clip, animations: 'disabled', caret: 'initial' });
  if (documentation && process.env.UPDATE_PICTURES === '1') {
    const kept = path.join(root, 'docs/pictures', `${name}.png`);
    mkdirSync(path.dirname(kept), { recursive: true });
    copyFileSync(picture, kept);
  }
  return picture;
}

/** Waits until a file's tab is the active one and its text is on the screen. */
export async function waitForEditor({ page }, file) {
  const name = path.basename(file);
  await page.locator('.tabs-container .tab.active', { hasText: name }).first().waitFor({ timeout: patience });
  await page.locator('.part.editor .editor-instance .view-line').first().waitFor({ timeout: patience });
}

async function openQuickInput({ page }, key) {
  const input = page.locator('.quick-input-widget input.input');
  // VS Code does not listen to keys in its first moments, and forgets them.
  await until(`the input that ${key} opens`, async () => {
    if (await input.isVisible()) return true;
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
    return input.isVisible();
  });
  return input;
}

/** What each matching element shows, line breaks as blanks. */
async function texts(locator) {
  return (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
}

async function firstText(locator) {
  const [text = ''] = await texts(locator);
  return text;
}
