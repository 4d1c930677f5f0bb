/** Text that is no JSON: one clear finding at the place, neighbours as they were, and never an exception. */
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../server/src/engine.ts';
import { uuidOf } from '../fixture.ts';
import { testEngine } from '../rules/check.ts';

const objects = [1, 2, 3].map((number) => ({
  type: 'malware',
  spec_version: '2.1',
  id: `malware--${uuidOf(number)}`,
  created: '2024-01-01T00:00:00.000Z',
  modified: '2024-01-01T00:00:00.000Z',
  name: `Copperlift ${number}`,
  is_family: true,
  created_by_ref: '',
  aliases: ['a', 'b'],
  external_references: [{ source_name: 'Acme', url: 'https://example.com/' }],
}));
const bundle = { type: 'bundle', id: `bundle--${uuidOf(9)}`, objects };

const layouts: Readonly<Record<string, { readonly text: string; readonly middle: readonly [number, number] }>> = {
  pretty: layout(JSON.stringify(bundle, undefined, 4)),
  'with tabs and CRLF': layout(JSON.stringify(bundle, undefined, '\t').replaceAll('\n', '\r\n')),
  'JSON Lines': layout(objects.map((object) => JSON.stringify(object)).join('\n')),
  'joined by commas over lines': layout(objects.map((object) => JSON.stringify(object)).join(',\n')),
  minified: layout(JSON.stringify(bundle)),
};

/** Where the second object's own text stands. */
function layout(text: string): { readonly text: string; readonly middle: readonly [number, number] } {
  const starts = [...text.matchAll(/\{\s*"type":\s*"malware"/g)].map(({ index }) => index);
  const from = starts[1] ?? 0;
  const to = text.lastIndexOf('}', starts[2]) + 1;
  return { text, middle: [from, to] };
}

describe.each(Object.entries(layouts))('an object broken in a document %s', (name, { text, middle }) => {
  const places = [...text.slice(...middle).matchAll(/["{}[\],:]/g)].map(({ index }) => middle[0] + index);

  test.each([
    ['removed', (at: number) => text.slice(0, at) + text.slice(at + 1)],
    ['doubled', (at: number) => text.slice(0, at) + text.charAt(at) + text.slice(at)],
  ])('each structural character %s leaves the neighbours alone', (_, change) => {
    const healthy = neighboursIn(engineOn(text), 3);
    expect(healthy).toHaveLength(2);
    for (const at of places) {
      const engine = engineOn(change(at));
      const place = `${name}: ${JSON.stringify(text.slice(at - 10, at + 10))} at ${at}`;
      expect(neighboursIn(engine, 3), place).toEqual(healthy);
      const codes = engine.findings('/a.json').findings.map(({ finding }) => finding.rule.code);
      expect(codes.filter((code) => code === 'syntax').length, place).toBeLessThanOrEqual(1);
    }
  });
});

/** What is said of the first and the last object, without the places, which move. */
function neighboursIn(engine: Engine, count: number): readonly string[] {
  const kept = new Set([uuidOf(1), uuidOf(count)]);
  return engine
    .findings('/a.json')
    .findings.filter(({ record }) => kept.has(record.facts.id?.slice('malware--'.length) ?? ''))
    .filter(({ finding }) => finding.rule.code !== 'syntax')
    .map(({ finding }) => `${finding.rule.code} ${finding.message}`);
}

function engineOn(text: string): Engine {
  const engine = testEngine();
  engine.open('/a.json', text);
  engine.settle();
  return engine;
}

test.each([
  ['empty', ''],
  ['a byte order mark alone', '\uFEFF'],
  ['blanks', ' \r\n\t '],
  ['binary', String.fromCharCode(...Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256))],
  ['NUL bytes', '\u0000'.repeat(5000)],
  ['a NUL in a string', '{"type":"malware","id":"malware--\u0000"}'],
  ['lone surrogates', '{"type":"malware","name":"\uD800","id":"\\uDC00"}'],
  ['deep lists', '['.repeat(10_000)],
  ['deep objects', '{"a":'.repeat(10_000)],
  ['a deep object in a bundle', `{"type":"bundle","objects":[{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}]}`],
  ['a truncated bundle', JSON.stringify(bundle).slice(0, -40)],
  ['a number', '12'],
  ['a string that never ends', `"${'x'.repeat(100_000)}`],
  ['closing brackets only', '}]'.repeat(2000)],
  ['commas only', ','.repeat(5000)],
])('%s: every question is answered', (_, text) => {
  const engine = engineOn(text);
  for (const offset of [0, 1, text.length >> 1, text.length]) {
    engine.hover('/a.json', offset);
    engine.definition('/a.json', offset);
    engine.references('/a.json', offset, true);
    engine.highlights('/a.json', offset);
    for (const finding of engine.findingsAt('/a.json', offset, offset)) engine.repairs(finding);
  }
  engine.documentSymbols('/a.json');
  engine.inlayHints('/a.json', 0, text.length);
  const { findings } = engine.findings('/a.json');
  for (const { from, to } of findings) {
    expect(from).toBeLessThanOrEqual(to);
    expect(to).toBeLessThanOrEqual(text.length);
  }
  expect(findings.length).toBeGreaterThan(0);
});

test('a file that is cut off has one syntax finding, and its whole objects keep theirs', () => {
  const text = JSON.stringify(bundle, undefined, 4);
  const engine = engineOn(text.slice(0, text.indexOf('Copperlift 3')));
  const codes = engine.findings('/a.json').findings.map(({ finding }) => finding.rule.code);
  expect(codes.filter((code) => code === 'syntax')).toHaveLength(1);
  expect(codes.filter((code) => code === 'missing-reference')).toHaveLength(2);
});

test.each<[string, () => object]>([
  [
    'a url of brackets',
    () => ({ external_references: [{ source_name: 'A', url: `https://x.example/${')'.repeat(50_000)}` }] }),
  ],
  [
    'one reference ten thousand times',
    () => ({ object_refs: Array.from({ length: 10_000 }, () => `tool--${uuidOf(7)}`) }),
  ],
  ['ten thousand blank references', () => ({ object_refs: Array.from({ length: 10_000 }, () => '') })],
  ['three thousand unknown citations', () => ({ description: '(Citation: Nope) '.repeat(3000) })],
  ['a property name of a million characters', () => ({ [`${'a'.repeat(1_000_000)}_ref`]: '' })],
])('%s in one object: opening and fixing all end', (_, members) => {
  const text = JSON.stringify({ type: 'report', id: `report--${uuidOf(1)}`, ...members() });
  const engine = engineOn(text);
  expect(engine.findings('/a.json').findings.length).toBeGreaterThan(0);
  engine.safeRepairs('/a.json');
});

test('a member name a hundred thousand times is told, and nothing is lost', () => {
  const text = `{"type":"report","x":{${Array.from({ length: 100_000 }, () => '"k":1').join()}},"created_by_ref":""}`;
  const codes = new Set(
    engineOn(text)
      .findings('/a.json')
      .findings.map(({ finding }) => finding.rule.code),
  );
  expect(codes).toContain('duplicate-key');
});

test('a long member name of the bundle itself', () => {
  const text = `{"type":"bundle","id":"bundle--${uuidOf(1)}","${'A'.repeat(3_000_000)}_ref":"","objects":[]}`;
  expect(
    engineOn(text)
      .findings('/a.json')
      .findings.map(({ finding }) => finding.rule.code),
  ).toEqual(['missing-reference']);
});
