import { expect, test } from 'vitest';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { expandIds } from '../fixture.ts';
import { type Loaded, load, loadText } from './support.ts';

/** The content with each hint as `‹label›` where it stands; only the part from the first hint's line on is asked for. */
function shown({ workspace, uri, read }: Loaded, from = 0, to = read(uri).length): string {
  let text = read(uri);
  for (const { offset, label } of [...inlayHints(workspace, uri, from, to, { maximum: 1000 }).hints].reverse()) {
    text = `${text.slice(0, offset)}‹${label}›${text.slice(offset)}`;
  }
  return text;
}

const objects = `{"type":"intrusion-set","id":"intrusion-set--#1","name":"Quiet Crab"},
{"type":"malware","id":"malware--#2","name":"Pincer","revoked":true,"external_references":[{"source_name":"mitre-attack","external_id":"S9001"}]},
{"type":"relationship","id":"relationship--#3","relationship_type":"uses","source_ref":"intrusion-set--#1","target_ref":"malware--#2"},
`;

/** Only the hints of the last line of a bundle. */
function lastLine(line: string): string {
  return (
    shown(load(`[${objects}${line}]`))
      .split('\n')
      .at(-1)
      ?.slice(0, -1) ?? ''
  );
}

test('behind each id of a reference the name that it stands for', () => {
  expect(lastLine('{"source_ref" : "intrusion-set--#1","object_refs":["malware--#2", "relationship--#3"]}')).toBe(
    expandIds(
      '{"source_ref" : "intrusion-set--#1"‹Quiet Crab›,"object_refs":["malware--#2"‹Pincer›, "relationship--#3"‹Quiet Crab uses Pincer›]}',
    ),
  );
});

test('nothing behind unknown ids, own ids, other strings and keys', () => {
  const line = expandIds(
    '{"id":"intrusion-set--#1","x_ref":"malware--#9","name":"malware--#2","y":["malware--#2"],"a_ref":"x","malware--#2":1}',
  );
  expect(lastLine(line)).toBe(line);
});

test('predefined markings', () => {
  expect(lastLine('{"object_marking_refs":["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"]}')).toContain(
    '‹TLP:RED›',
  );
});

test('the tooltip has the whole name, the ATT&CK id, the type and the standing; the label is cut', () => {
  const { workspace, uri, read } = load(
    `[${objects}{"type":"tool","id":"tool--#4","name":"${'long '.repeat(20)}"},{"a_refs":["malware--#2","tool--#4"]}]`,
  );
  const { hints } = inlayHints(workspace, uri, read(uri).indexOf('a_refs'), read(uri).length, { maximum: 9 });
  expect(hints[0]).toMatchObject({ label: 'Pincer', tooltip: 'S9001 Pincer (malware, revoked)' });
  expect(hints[1]?.label).toBe(`${'long '.repeat(7)}long…`);
  expect(hints[1]?.tooltip).toBe(`${'long '.repeat(20).trim()} (tool)`);
});

test('ids with escapes, text before them with surrogate pairs, CRLF, minified', () => {
  const escaped = expandIds('"malware--#2"').replace('mal', '\\u006dal');
  expect(lastLine(`{"name":"😀 \\"x\\" \\ud83d\\ude00","a\\u005fref":${escaped}}`)).toContain(`${escaped}‹Pincer›`);
  const pretty = `[\r\n${expandIds(objects).replaceAll('\n', '\r\n')}{\r\n\t"a_refs": [\r\n\t\t"${expandIds('malware--#2')}",\r\n\t\t"${expandIds('intrusion-set--#1')}"\r\n]}]`;
  expect(shown(loadText(pretty))).toContain(
    `"${expandIds('malware--#2')}"‹Pincer›,\r\n\t\t"${expandIds('intrusion-set--#1')}"‹Quiet Crab›\r\n`,
  );
});

test('JSON Lines, joined sequences and broken objects', () => {
  const [crab] = expandIds(objects).split(',\n');
  const user = `{"a_ref":"${expandIds('intrusion-set--#1')}"}`;
  for (const separator of ['\n', ', ', ',\n'])
    expect(shown(loadText(`${crab}${separator}${user}`))).toContain('"‹Quiet Crab›}');
  expect(shown(loadText(`[\n${crab},\n{"x":,"a_ref":"${expandIds('intrusion-set--#1')}"\n]`))).toContain(
    '"‹Quiet Crab›',
  );
});

test('only what ends within the range, also from the middle of an id or of a list', () => {
  const ids = Array.from(
    { length: 300 },
    (_, index) => `"${expandIds(index % 2 === 0 ? 'malware--#2' : 'intrusion-set--#1')}"`,
  );
  const loaded = load(`[${objects}{"type":"report","object_refs":[\n${ids.join(',\n')}\n]}]`);
  const text = loaded.read(loaded.uri);
  const from = text.lastIndexOf('"malware--', text.length - 2000) + 5;
  const to = text.indexOf('"intrusion-set--', from) + 60;
  const hints = inlayHints(loaded.workspace, loaded.uri, from, to, { maximum: 9 }).hints;
  expect(hints.map(({ label }) => label)).toEqual(['Pincer', 'Quiet Crab']);
  expect(hints.every(({ offset }) => offset >= from && offset <= to)).toBe(true);
  const all = inlayHints(loaded.workspace, loaded.uri, 0, text.length, { maximum: 1000 });
  expect([all.hints.length, all.cut]).toEqual([302, false]);
  const some = inlayHints(loaded.workspace, loaded.uri, 0, text.length, { maximum: 100 });
  expect([some.hints.length, some.cut]).toEqual([100, true]);
});

test('hostile names stay on one line and short', () => {
  const name = `a\\n<b>[x](command:y)\\u202e${'z'.repeat(500)}`;
  const { workspace, uri, read } = load(`[{"type":"tool","id":"tool--#4","name":"${name}"},{"a_ref":"tool--#4"}]`);
  const [hint] = inlayHints(workspace, uri, 0, read(uri).length, { maximum: 9 }).hints;
  expect(hint?.label).toBe('a <b>[x](command:y)zzzzzzzzzzzzzzzzzzzz…');
  expect(hint?.label.length).toBe(40);
});

test('labels and tooltips hold nothing that turns the direction or commands a terminal', () => {
  const { workspace, uri, read } = load(
    '[{"type":"tool","id":"tool--#4","name":"a\\u001b[31m\\u202eb"},{"a_ref":"tool--#4"}]',
  );
  const [hint] = inlayHints(workspace, uri, 0, read(uri).length, { maximum: 9 }).hints;
  expect(hint).toMatchObject({ label: 'a[31mb', tooltip: 'a[31mb (tool)' });
});

test('a document that is not open has none', () => {
  const { workspace, uri } = load('//- /b.json\n{"a_ref":"x"}', { '/b.json': 'workspace' });
  expect(inlayHints(workspace, uri, 0, 9, { maximum: 9 })).toEqual({ hints: [], cut: false });
});
