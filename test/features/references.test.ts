import { expect, test } from 'vitest';
import { highlights } from '../../server/src/features/highlights.ts';
import { references } from '../../server/src/features/references.ts';
import { expandIds } from '../fixture.ts';
import { type Loaded, load, loadText } from './support.ts';

const name = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

/** "file:line text" for each place; without text where the document is not open. */
function shown({ workspace, uri, offset, read }: Loaded, includeDeclaration = true): readonly string[] {
  return references(workspace, uri, offset, { includeDeclaration }).map((found) => {
    const text = found.from === undefined ? '' : ` ${read(found.uri, found.from, found.to)}`;
    return `${name(found.uri)}:${found.start.line}${text}`;
  });
}

const pincer = expandIds('malware--#2');

test('an id: every value of every document, own object first; objects of documents that are not open once', () => {
  const loaded = load(
    `//- /z.json
[{"type":"note","object_refs":["malware--#2",
"malware--#2"]}]
//- /a.json
[{"type":"malware","id":"malware--#2"},
{"type":"note","object_refs":["malware--#1","malware--#2"]},
{"type":"note","x_ref":"$0malware--#2","object_refs":["malware--#2"]}]
//- /b.json
[
{"type":"note","object_refs":["malware--#2","malware--#2"]}]`,
    { '/b.json': 'workspace' },
  );
  expect(shown(loaded)).toEqual([
    `a.json:2 ${pincer}`,
    `a.json:2 ${pincer}`,
    `a.json:0 ${pincer}`,
    `a.json:1 ${pincer}`,
    'b.json:1',
    `z.json:0 ${pincer}`,
    `z.json:1 ${pincer}`,
  ]);
  expect(shown(loaded, false)).toHaveLength(6);
});

test('from the own id, and for ids that nobody has', () => {
  expect(
    shown(load('[{"type":"malware","id":"mal$0ware--#2"},{"type":"note","object_refs":["malware--#2"]}]'), false),
  ).toEqual([`a.json:0 ${pincer}`]);
  expect(shown(load('{"type":"note","object_refs":["mal$0ware--#2"]}'))).toEqual([`a.json:0 ${pincer}`]);
  expect(shown(load('{"type":"note","created_by_ref":"$0"}'))).toEqual([]);
  expect(shown(load('{"type":"note","content":"$0"}'))).toEqual([]);
});

test('the id in other strings, as a key and escaped', () => {
  const escaped = pincer.replace('m', '\\u006d');
  const loaded = loadText(`[{"type":"note","x":"${pincer}","object_refs":["${escaped}"]},
{"type":"note","extensions":{"a_ref":"x","${pincer}":{}},"object_refs":["$0${pincer}"]}]`);
  expect(shown(loaded)).toEqual([`a.json:1 ${pincer}`, `a.json:0 ${escaped}`]);
});

test('a broken object', () => {
  const loaded = loadText(
    `[\n  {"type":"note","object_refs":["$0${pincer}"],"x":\n  },\n  {"type":"note","x_ref":"${pincer}"}\n]`,
  );
  expect(shown(loaded)).toEqual([`a.json:1 ${pincer}`, `a.json:3 ${pincer}`]);
});

test('a list of thousands of ids', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? pincer : expandIds(`tool--#${index}`)));
  const content = JSON.stringify({ type: 'report', id: expandIds('report--#1'), object_refs: ids });
  const loaded = loadText(`[${content},{"type":"malware","id":"$0${pincer}"}]`);
  expect(shown(loaded, false)).toHaveLength(10_000);
});

test('a source: markers and entries, in this object and in others that know it', () => {
  const object = (marker: string, source: string): string =>
    `{"type":"tool","description":"😀${marker}","external_references":[{"source_name":"${source}"}]}`;
  const source = `//- /a.json
[${object('(Citation: Acme 2020)', 'Acme 2020')},
${object('(Citation: $0Acme 2020)(Citation: Other)', 'Acme 2020')},
${object('(Citation: Other)', 'Other')}]
//- /b.json
${object('(Citation: Acme 2020)', 'Acme 2020')}`;
  const all = [
    'a.json:1 (Citation: Acme 2020)',
    'a.json:1 Acme 2020',
    'a.json:0 (Citation: Acme 2020)',
    'a.json:0 Acme 2020',
    'b.json:0 (Citation: Acme 2020)',
    'b.json:0 Acme 2020',
  ];
  expect(shown(load(source))).toEqual(all);
  expect(shown(load(source), false)).toEqual(all.filter((line) => line.includes('Citation')));
  const fromEntry = source
    .replace('$0', '')
    .replace(
      '"Acme 2020"}]},\n{"type":"tool","description":"😀(Citation: Other)',
      '"Ac$0me 2020"}]},\n{"type":"tool","description":"😀(Citation: Other)',
    );
  expect(shown(load(fromEntry))).toEqual(all);
  expect(shown(load(source, { '/b.json': 'catalog' })).at(-1)).toBe('b.json:0');
});

test('a citation without an entry, and one that is nearly right', () => {
  expect(shown(load('{"type":"tool","description":"(Citation: No$0body)"}'))).toEqual(['a.json:0 (Citation: Nobody)']);
  const near =
    '{"type":"tool","description":"(Citation: acme$0 2020)","x":"(Citation: Acme 2020)","external_references":[{"source_name":"Acme 2020"}]}';
  expect(shown(load(near))).toEqual(['a.json:0 (Citation: Acme 2020)', 'a.json:0 Acme 2020']);
});

test('an ATT&CK link: all links to that id, and the object that has it', () => {
  const link = '[Crab](https://attack.mitre.org/groups/G9001)';
  const loaded = load(`[{"type":"note","content":"${link.replace('Crab', 'Cr$0ab')} and (LinkById: G9001)"},
{"type":"note","content":"\\u00e9 ${link}"},
{"type":"intrusion-set","id":"intrusion-set--#1","external_references":[{"source_name":"mitre-attack","external_id":"G9001"}]}]`);
  const links = [`a.json:0 ${link}`, 'a.json:0 (LinkById: G9001)', `a.json:1 ${link}`];
  expect(shown(loaded, false)).toEqual(links);
  expect(shown(loaded)).toEqual([`a.json:2 ${expandIds('intrusion-set--#1')}`, ...links]);
});

test('a phase, and an observable of STIX 2.0', () => {
  const phase = (text: string): string =>
    `{"type":"attack-pattern","kill_chain_phases":[{"kill_chain_name":"mitre-attack","phase_name":"${text}"}]}`;
  expect(shown(load(`[${phase('hid$0ing')},\n${phase('hiding')},\n${phase('seeking')}]`))).toEqual([
    'a.json:0 hiding',
    'a.json:1 hiding',
  ]);
  const observed =
    '{"type":"observed-data","objects":{"0":{"type":"file"},"1":{"a_ref":"0",\n"b_ref":"$00","c_ref":"1"}}}';
  expect(shown(load(observed))).toEqual(['a.json:0 file', 'a.json:0 0', 'a.json:1 0']);
  expect(shown(load(observed), false)).toEqual(['a.json:0 0', 'a.json:1 0']);
});

test('highlights stay within the document', () => {
  const loaded = load(
    '//- /a.json\n[{"type":"malware","id":"malware--#2"},{"type":"note","x_ref":"mal$0ware--#2"}]\n//- /b.json\n{"type":"note","x_ref":"malware--#2"}',
  );
  const found = highlights(loaded.workspace, loaded.uri, loaded.offset);
  expect(found.map(({ from, to }) => loaded.read(loaded.uri, from, to))).toEqual([pincer, pincer]);
  expect(highlights(loaded.workspace, loaded.uri, 0)).toEqual([]);
});
