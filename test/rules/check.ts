/** The only code that runs rules in tests: a fixture in, its findings out, compared with the marks in the fixture. */
import { expect } from 'vitest';
import type { Configuration } from '../../server/src/config.ts';
import { defaultConfiguration } from '../../server/src/config.ts';
import { createEngine, type Engine } from '../../server/src/engine.ts';
import { parseFixture, uuidOf } from '../fixture.ts';

export interface CheckOptions {
  readonly configuration?: Partial<Configuration>;
  /** Files below `/catalog/` are catalogs, and count as loaded ones. */
  readonly only?: readonly string[];
}

/** An engine with a predictable source of UUIDs and time. */
export function testEngine(): Engine {
  let next = 1000;
  return createEngine({ newUuid: () => uuidOf(next++), now: () => '2026-01-02T03:04:05.678Z' });
}

/**
 * Opens the first file (and all not below `/catalog/` or `/other/`), loads the rest, and expects exactly the findings
 * that the fixture marks: `^^^ severity code: message` (the message may be left out, or be its beginning).
 * @param options.only codes to look at; all where it is left out
 */
export function check(source: string, options: CheckOptions = {}): void {
  const fixture = parseFixture(source);
  const engine = openFixture(source, options);
  const lines: string[] = [];
  const wanted: string[] = [];
  for (const { path, content } of fixture.files) {
    if (isLoadedOnly(path)) continue;
    for (const shown of engine.findings(path).findings) {
      if (options.only !== undefined && !options.only.includes(shown.finding.rule.code)) continue;
      const place = `${path} ${shown.from}-${shown.to} "${content.slice(shown.from, shown.to)}"`;
      lines.push(`${place} ${shown.severity} ${shown.finding.rule.code}: ${shown.finding.message}`);
    }
    for (const mark of fixture.marks) {
      if (mark.path !== path) continue;
      wanted.push(`${path} ${mark.from}-${mark.to} "${content.slice(mark.from, mark.to)}" ${mark.text}`);
    }
  }
  const shortened = lines.map((line) => {
    const match = wanted.find((text) => line === text || line.startsWith(text.includes(': ') ? text : `${text}:`));
    return match ?? line;
  });
  expect(shortened.sort()).toEqual(wanted.sort());
}

/** An engine that holds the fixture's files: those below `/catalog/` and `/other/` loaded, all others open. */
export function openFixture(source: string, options: CheckOptions = {}): Engine {
  const fixture = parseFixture(source);
  const engine = testEngine();
  let catalog = false;
  for (const { path, content } of fixture.files) {
    if (path.startsWith('/catalog/')) {
      engine.load(path, content, 'catalog');
      catalog = true;
    } else if (path.startsWith('/other/')) engine.load(path, content, 'workspace');
    else engine.open(path, content);
  }
  engine.configure({ ...defaultConfiguration, preset: 'attack', ...options.configuration }, catalog);
  engine.settle();
  return engine;
}

function isLoadedOnly(path: string): boolean {
  return path.startsWith('/catalog/') || path.startsWith('/other/');
}

/**
 * Applies a repair of the finding under the cursor and expects the file's new content.
 * @param title the repair's title, or its beginning
 * @param expected the file after the repair, ids written as in fixtures
 */
export function checkFix(source: string, title: string, expected: string, options: CheckOptions = {}): void {
  const fixture = parseFixture(source);
  const engine = openFixture(source, options);
  const { cursor } = fixture;
  if (cursor === undefined) throw new Error('the fixture has no $0');
  const repairs = engine
    .findingsAt(cursor.path, cursor.from, cursor.to)
    .filter(({ finding }) => options.only === undefined || options.only.includes(finding.rule.code))
    .flatMap((finding) => engine.repairs(finding));
  const repair = repairs.find((candidate) => candidate.title.startsWith(title));
  expect(repair?.title ?? `none of: ${repairs.map((candidate) => candidate.title).join(' | ')}`).toContain(title);
  const content = fixture.files.find(({ path }) => path === cursor.path)?.content ?? '';
  const edits = [...(repair?.edits ?? [])].filter(({ uri }) => uri === cursor.path).sort((a, b) => b.from - a.from);
  const after = edits.reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), content);
  expect(after).toBe(parseFixture(expected).files[0]?.content);
}

/** The titles of the repairs offered at the cursor, the preferred one marked with `*`, safe ones with `!`. */
export function repairTitles(source: string, options: CheckOptions = {}): readonly string[] {
  const { cursor } = parseFixture(source);
  const engine = openFixture(source, options);
  if (cursor === undefined) throw new Error('the fixture has no $0');
  return engine
    .findingsAt(cursor.path, cursor.from, cursor.to)
    .filter(({ finding }) => options.only === undefined || options.only.includes(finding.rule.code))
    .flatMap((finding) => engine.repairs(finding))
    .map(({ title, preferred, safe }) => `${preferred ? '*' : ''}${safe ? '!' : ''}${title}`);
}
