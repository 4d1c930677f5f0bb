import { expect, test } from 'vitest';
import { definition } from '../../server/src/features/definition.ts';
import { expandIds } from '../fixture.ts';
import { type Loaded, load, loadText } from './support.ts';

/** "origin → target" for each target: the text, or file and line where the document is not open. */
function shown({ workspace, uri, offset, read }: Loaded): readonly string[] | undefined {
  const found = definition(workspace, uri, offset);
  return found?.targets.map((target) => {
    const where =
      target.from === undefined ? `${target.uri}:${target.start.line}` : read(target.uri, target.from, target.to);
    return `${read(uri, found.from, found.to)} → ${where}`;
  });
}

const [crab, pincer] = [expandIds('intrusion-set--#1'), expandIds('malware--#2')];
const uses = '{"type":"relationship","source_ref":"intrusion-set--#1","target_ref":"mal$0ware--#2"}';

test('a reference leads to its object: the id, within the whole object', () => {
  const loaded = load(
    `[{"type":"malware","id":"malware--#2"},\n{"type":"malware","malware_ref":"x","id": "malware--#1"},${uses}]`,
  );
  expect(shown(loaded)).toEqual([`${pincer} → ${pincer}`]);
  const [target] = definition(loaded.workspace, loaded.uri, loaded.offset)?.targets ?? [];
  expect(loaded.read(loaded.uri, target?.full.from, target?.full.to)).toBe(`{"type":"malware","id":"${pincer}"}`);
  expect(target?.start).toEqual({ line: 0, character: 25 });
});

test('several definitions: the same document, the nearest folder, the workspace, catalogs', () => {
  const object = '{"type":"malware","id":"malware--#2"}';
  const loaded = load(
    `//- /c/catalog.json\n[\n${object}]\n//- /w/far/b.json\n[\n\n${object}]\n//- /w/near/b.json\n${object}\n//- /w/near/a.json\n[${uses},\n${object}]`,
    { '/c/catalog.json': 'catalog', '/w/far/b.json': 'workspace', '/w/near/b.json': 'workspace' },
  );
  expect(shown(loaded)).toEqual([
    `${pincer} → ${pincer}`,
    `${pincer} → file:///w/near/b.json:0`,
    `${pincer} → file:///w/far/b.json:2`,
    `${pincer} → file:///c/catalog.json:1`,
  ]);
  const unopened = definition(loaded.workspace, loaded.uri, loaded.offset)?.targets[2];
  expect(unopened).toMatchObject({ start: { line: 2, character: 0 }, end: { line: 2, character: 0 } });
  expect(unopened?.full).toEqual({
    start: { line: 2, character: 0 },
    end: { line: 2, character: expandIds(`${object}]`).length },
  });
});

test('an id that nobody has leads nowhere; where nothing is referred to there is nothing to ask', () => {
  expect(shown(load(uses))).toEqual([]);
  expect(shown(load('{"type":"malware","name":"Pin$0cer"}'))).toBeUndefined();
  expect(shown(load('{"type":"relation$0ship"}'))).toBeUndefined();
  expect(definition(load('{}').workspace, 'file:///other.json', 0)).toBeUndefined();
});

test('an own id leads to itself alone', () => {
  const loaded = load('[{"type":"malware","id":"malware--#2"},{"type":"malware","id":"mal$0ware--#2"}]');
  expect(shown(loaded)).toEqual([`${pincer} → ${pincer}`]);
  const found = definition(loaded.workspace, loaded.uri, loaded.offset);
  expect(found?.targets[0]?.from).toBe(found?.from);
  expect(shown(load('{"type":"bundle","id":"bun$0dle--#9","objects":[{"type":"tool"}]}'))).toHaveLength(1);
});

test('ids written with escapes, in both places', () => {
  const escaped = pincer.replace('m', '\\u006d');
  const loaded = loadText(
    `[{"type":"malware","id":"${escaped}"},{"type":"note","object_refs":["${escaped.slice(0, 8)}$0${escaped.slice(8)}"]}]`,
  );
  expect(shown(loaded)).toEqual([`${escaped} → ${escaped}`]);
});

test('a citation leads to its entry, whatever stands before it', () => {
  const object = (text: string): string =>
    `{"type":"malware","id":"malware--#2","description":"${text}","external_references":[{"url":"https://acme.example","source_name":"Caf\\u00e9 2020"},{"source_name":"B"}]}`;
  const loaded = load(object('😀\\n\\u00e9 (Citation: Caf$0é 2020)(Citation: B)'));
  expect(shown(loaded)).toEqual(['(Citation: Café 2020) → Caf\\u00e9 2020']);
  const [target] = definition(loaded.workspace, loaded.uri, loaded.offset)?.targets ?? [];
  expect(loaded.read(loaded.uri, target?.full.from, target?.full.to)).toBe(
    '{"url":"https://acme.example","source_name":"Caf\\u00e9 2020"}',
  );
  expect(shown(load(object('(Citation: café$0 2020)')))).toEqual(['(Citation: café 2020) → Caf\\u00e9 2020']);
  expect(shown(load(object('(Citation: B$0, Café 2020)')))).toEqual([
    '(Citation: B, Café 2020) → B',
    '(Citation: B, Café 2020) → Caf\\u00e9 2020',
  ]);
  expect(shown(load(object('(Citation: Nobody$0 1999)')))).toEqual([]);
  expect(shown(load(object('').replace('"B"', '"$0B"')))).toEqual(['B → B']);
});

test('an ATT&CK link leads to the live object of its id, then to dead ones', () => {
  const object = (number: number, more: string): string =>
    `{"type":"intrusion-set","id":"intrusion-set--#${number}",${more}"external_references":[{"source_name":"mitre-attack","external_id":"G9001"}]}`;
  const prose = '{"type":"note","content":"[Quiet$0 Crab](https://attack.mitre.org/groups/G9001)"}';
  const link = '[Quiet Crab](https://attack.mitre.org/groups/G9001)';
  expect(shown(load(`[${object(3, '"revoked":true,')},${object(1, '')},${prose}]`))).toEqual([
    `${link} → ${crab}`,
    `${link} → ${expandIds('intrusion-set--#3')}`,
  ]);
  expect(shown(load(`[${object(1, '')},{"type":"note","content":"(LinkById: G$09001)"}]`))).toEqual([
    `(LinkById: G9001) → ${crab}`,
  ]);
});

test('a phase leads to its tactic, an observable to its member', () => {
  const tactic = '{"type":"x-mitre-tactic","id":"x-mitre-tactic--#4","x_mitre_shortname":"hiding"}';
  const phase =
    '{"type":"attack-pattern","kill_chain_phases":[{"phase_name":"hid$0ing","kill_chain_name":"mitre-attack"}]}';
  expect(shown(load(`[${phase},${tactic}]`))).toEqual([`hiding → ${expandIds('x-mitre-tactic--#4')}`]);
  const observed =
    '{"type":"observed-data","objects":{"0":{"type":"ipv4-addr"},"1":{"type":"network-traffic","src_ref":"$00"}}}';
  expect(shown(load(observed))).toEqual(['0 → ipv4-addr']);
});

test('objects without an id value that can be found are shown at their start', () => {
  const broken = `[\n  {"type":"note","object_refs":["${pincer.slice(0, 9)}$0${pincer.slice(9)}"]},\n  {"type":"malware","id":"${pincer}","name":\n  }\n]`;
  expect(shown(loadText(broken))).toEqual([`${pincer} → ${pincer}`]);
  expect(shown(loadText(broken.replaceAll('\n', '\r\n')))).toEqual([`${pincer} → ${pincer}`]);
});

test('JSON Lines and joined sequences', () => {
  const lines = [`{"type":"malware","id":"${pincer}"}`, `{"type":"note","object_refs":["$0${pincer}"]}`];
  for (const separator of ['\n', ', ', ',\n']) {
    expect(shown(loadText(lines.join(separator)))).toEqual([`${pincer} → ${pincer}`]);
  }
});
