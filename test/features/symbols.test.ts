import { expect, test } from 'vitest';
import { documentSymbols, type SymbolRow } from '../../server/src/features/symbols.ts';
import { expandIds } from '../fixture.ts';
import { bundle, type Loaded, load, loadText } from './support.ts';

const rowsOf = ({ workspace, uri }: Loaded, maximum = 1000): readonly SymbolRow[] =>
  documentSymbols(workspace, uri, { maximum }).rows;

const shown = (loaded: Loaded): readonly string[] =>
  rowsOf(loaded).map(
    (row) =>
      `${row.name} | ${row.detail} | ${row.kind} | ${loaded.read(loaded.uri, row.selectionFrom, row.selectionTo)}`,
  );

test('one row an object, in the order of the text', () => {
  const loaded = load(`{"type":"bundle","id":"bundle--#9","objects":[
{"type":"attack-pattern","id":"attack-pattern--#1","name":"Sand Burial","external_references":[{"source_name":"mitre-attack","external_id":"T9001"}]},
{"type":"intrusion-set","id":"intrusion-set--#2","name":"Quiet Crab"},
{"type":"relationship","id":"relationship--#3","relationship_type":"uses","source_ref":"intrusion-set--#2","target_ref":"attack-pattern--#1"},
{"type":"relationship","id":"relationship--#4","relationship_type":"uses","source_ref":"intrusion-set--#2","target_ref":"malware--#5"},
{"type":"ipv4-addr","id":"ipv4-addr--#6","value":"198.51.100.3"},
{"type":"sighting","id":"sighting--#7","sighting_of_ref":"intrusion-set--#2"},
{"type":"marking-definition","id":"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"},
{"type":"x-acme","id":""},
{"id":"x"}]}`);
  expect(shown(loaded)).toEqual([
    'T9001 Sand Burial | attack-pattern | behaviour | "Sand Burial"',
    'Quiet Crab | intrusion-set | actor | "Quiet Crab"',
    `Quiet Crab uses Sand Burial | relationship | relationship | "${expandIds('relationship--#3')}"`,
    `Quiet Crab uses malware 78dde6c5 | relationship | relationship | "${expandIds('relationship--#4')}"`.replace(
      '78dde6c5',
      expandIds('--#5').slice(2, 10),
    ),
    `ipv4-addr ${expandIds('--#6').slice(2, 10)} | ipv4-addr | observable | "${expandIds('ipv4-addr--#6')}"`,
    `sighting of Quiet Crab | sighting | relationship | "${expandIds('sighting--#7')}"`,
    'TLP:RED | marking-definition | marking | "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"',
    'x-acme | x-acme | other | {',
    'x |  | other | "x"',
  ]);
});

test('rows cover their objects, the selection lies inside, and revoked objects are marked', () => {
  const content = bundle([
    { type: 'tool', id: expandIds('tool--#1'), name: 'Caf\u00e9 \u{1f600} "quoted"', revoked: true },
    { type: 'tool', id: expandIds('tool--#2'), name: 'line\nbreak', x_mitre_deprecated: true },
    { type: 'tool', id: expandIds('tool--#3'), name: ' ' },
  ]);
  for (const text of [content, content.replaceAll('\n', '\r\n'), JSON.stringify(JSON.parse(content))]) {
    const loaded = loadText(text.replace('\u00e9', '\\u00e9'));
    const rows = rowsOf(loaded);
    expect(rows.map(({ name, deprecated }) => [name, deprecated])).toEqual([
      ['Caf\u00e9 \u{1f600} "quoted"', true],
      ['line break', true],
      [`tool ${expandIds('--#3').slice(2, 10)}`, false],
    ]);
    for (const row of rows) {
      const object: unknown = JSON.parse(loaded.read(loaded.uri, row.from, row.to));
      expect(object).toHaveProperty('type', 'tool');
      expect(row.selectionFrom >= row.from && row.selectionTo <= row.to && row.selectionFrom < row.selectionTo).toBe(
        true,
      );
    }
  }
});

test('JSON Lines, joined sequences, single and broken objects', () => {
  const lines = ['{"type":"tool","name":"A"}', '{"type":"tool","name":"B"}'];
  for (const separator of ['\n', ', ', ',\n'])
    expect(rowsOf(loadText(lines.join(separator))).map(({ name }) => name)).toEqual(['A', 'B']);
  expect(rowsOf(loadText(lines[0] ?? '')).map(({ name }) => name)).toEqual(['A']);
  const broken = rowsOf(loadText('[\n  {"type":"tool","name":"A",\n  {"type":"tool","name":"B"}\n]'));
  expect(broken.map(({ name }) => name)).toEqual(['A', 'B']);
  expect(rowsOf(loadText(''))).toEqual([]);
});

test('beyond the maximum rows are cut, and the cut is told', () => {
  const { workspace, uri } = load('[{"type":"tool"},{"type":"tool"},{"type":"tool"}]');
  const found = documentSymbols(workspace, uri, { maximum: 2 });
  expect([found.rows.length, found.cut]).toEqual([2, 1]);
});

test('no rows for a document that is not open', () => {
  const { workspace, uri } = load('//- /b.json\n{"type":"tool"}', { '/b.json': 'workspace' });
  expect(documentSymbols(workspace, uri, { maximum: 9 })).toEqual({ rows: [], cut: 0 });
});
