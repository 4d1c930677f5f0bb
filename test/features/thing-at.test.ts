import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanForString } from '../../server/src/features/shared/object-strings.ts';
import { thingAt } from '../../server/src/features/shared/thing-at.ts';
import { createText } from '../../server/src/syntax/text.ts';
import { parseObject, pathAt } from '../../server/src/syntax/tree.ts';
import { expandIds } from '../fixture.ts';
import { bundle, type Loaded, load, loadText } from './support.ts';

/** "kind: text that the thing covers", or "nothing". */
function shown({ workspace, uri, offset, read }: Loaded): string {
  const place = thingAt(workspace, uri, offset);
  return place === undefined ? 'nothing' : `${place.thing.kind}: ${read(uri, place.from, place.to)}`;
}

const one = (members: string): string => shown(load(`{"type":"malware","id":"malware--#1",${members}}`));
const relationship = (members: string): string =>
  shown(load(`{"type":"relationship","id":"relationship--#1",${members}}`));

test('a reference, its whole value wherever the cursor is in it', () => {
  const id = expandIds('identity--#2');
  expect(one('"created_by_ref":"$0identity--#2"')).toBe(`reference: ${id}`);
  expect(one('"created_by_ref":$0"identity--#2"')).toBe(`reference: ${id}`);
  expect(one('"created_by_ref":"identity--#2"$0')).toBe(`reference: ${id}`);
  expect(one('"object_marking_refs":["marking-definition--#3","marking-$0definition--#4"]')).toBe(
    `reference: ${expandIds('marking-definition--#4')}`,
  );
  expect(one('"created_by_ref":"$0"')).toBe('reference: ');
  expect(one('"x_acme_ref":"attack-$0"')).toBe('reference: attack-');
});

test('nothing beside values', () => {
  expect(one('"created_by_ref"$0:"identity--#2"')).toBe('nothing');
  expect(one('"name":"Quiet$0 Crab"')).toBe('nothing');
  expect(one('"created":"2024-$001-01T00:00:00Z"')).toBe('nothing');
  expect(shown(loadText('$0'))).toBe('nothing');
  expect(shown(loadText('not json $0 at all'))).toBe('nothing');
});

test('the own id, of an object and of the bundle, before and behind the objects', () => {
  expect(shown(load('{"id":"mal$0ware--#1","type":"malware"}'))).toBe(`own-id: ${expandIds('malware--#1')}`);
  expect(shown(load('{"type":"bundle","id":"bun$0dle--#9","objects":[{"type":"malware","id":"malware--#1"}]}'))).toBe(
    `own-id: ${expandIds('bundle--#9')}`,
  );
  expect(shown(load('{"objects":[{"type":"malware","id":"malware--#1"}],"id":"bundle--#9$0","type":"bundle"}'))).toBe(
    `own-id: ${expandIds('bundle--#9')}`,
  );
});

test('a relationship says what it says at its type and relationship_type', () => {
  expect(shown(load('{"type":"relation$0ship","relationship_type":"uses"}'))).toBe('relationship: relationship');
  expect(relationship('"relationship_type":"$0uses"')).toBe('relationship: uses');
  expect(shown(load('{"type":"mal$0ware","id":"malware--#1"}'))).toBe('nothing');
});

test('a citation, anywhere in its marker; between two the one that begins', () => {
  expect(one('"description":"It beacons.$0(Citation: Acme 2020)(Citation: B)"')).toBe(
    'citation: (Citation: Acme 2020)',
  );
  expect(one('"description":"It beacons.(Citation: Acme$0 2020)(Citation: B)"')).toBe(
    'citation: (Citation: Acme 2020)',
  );
  expect(one('"description":"It beacons.(Citation: Acme 2020)$0(Citation: B)"')).toBe('citation: (Citation: B)');
  expect(one('"description":"It beacons.(Citation: Acme 2020)(Citation: B)$0"')).toBe('citation: (Citation: B)');
  expect(one('"description":"It beac$0ons.(Citation: Acme 2020)"')).toBe('nothing');
  expect(one('"external_references":[{"source_name":"X","description":"(Citation: A$0)"}]')).toBe(
    'citation: (Citation: A)',
  );
});

test('a citation behind escapes and surrogate pairs, and itself written with escapes', () => {
  expect(one('"description":"\\ud83d\\ude00\\n \\"q\\" 😀 (Citation: \\u0041$0cme)"')).toBe(
    'citation: (Citation: \\u0041cme)',
  );
  expect(one('"description":"😀(Cit$0ation: Acme)\\u00e9"')).toBe('citation: (Citation: Acme)');
  expect(one('"description":"(Citation: Caf\\u00$0e9)(Citation: B)"')).toBe('citation: (Citation: Caf\\u00e9)');
});

test('an id written with escapes', () => {
  const escaped = expandIds('identity--#2').replace('identity', '\\u0069dent\\u0069ty');
  expect(one(`"created_by_ref":"${escaped.slice(0, 9)}$0${escaped.slice(9)}"`)).toBe(`reference: ${escaped}`);
});

test('an ATT&CK link, and a macro', () => {
  const link = '[Quiet Crab](https://attack.mitre.org/groups/G9001)';
  expect(one(`"description":"$0${link} lurks"`)).toBe(`link: ${link}`);
  expect(one(`"description":"${link.slice(0, 40)}$0${link.slice(40)} lurks"`)).toBe(`link: ${link}`);
  expect(one('"description":"see (LinkById: T9$0001)."')).toBe('link: (LinkById: T9001)');
});

test('a phase, a source name, ids in keys and in prose', () => {
  expect(one('"kill_chain_phases":[{"kill_chain_name":"mitre-attack","phase_name":"per$0sistence"}]')).toBe(
    'phase: persistence',
  );
  expect(one('"external_references":[{"url":"u","source_name":"Ac$0me"}]')).toBe('source-name: Acme');
  expect(one('"extensions":{"extension-definition--#7$0":{}}')).toBe(`id: ${expandIds('extension-definition--#7')}`);
  expect(one('"description":"same as mal$0ware--#2, they say"')).toBe(`id: ${expandIds('malware--#2')}`);
});

test('observables of STIX 2.0: references are keys', () => {
  const observed = (objects: string): string =>
    shown(load(`{"type":"observed-data","id":"observed-data--#1","objects":${objects}}`));
  expect(observed('{"0":{"type":"ipv4-addr"},"1":{"type":"network-traffic","src_ref":"$00"}}')).toBe('observable: 0');
  expect(observed('{"$00":{"type":"ipv4-addr"}}')).toBe('observable: 0');
});

test('line ends, minified text, JSON Lines and joined sequences', () => {
  const id = expandIds('identity--#2');
  const pretty = bundle([{ type: 'malware', id: expandIds('malware--#1'), created_by_ref: `$0${id}` }]);
  expect(shown(loadText(pretty))).toBe(`reference: ${id}`);
  expect(shown(loadText(pretty.replaceAll('\n', '\r\n')))).toBe(`reference: ${id}`);
  expect(shown(loadText(`\uFEFF${JSON.stringify(JSON.parse(pretty))}`))).toBe(`reference: ${id}`);
  const lines = ['{"type":"malware","id":""}', `{"type":"malware","created_by_ref":"$0${id}"}`];
  expect(shown(loadText(lines.join('\n')))).toBe(`reference: ${id}`);
  expect(shown(loadText(lines.join(', ')))).toBe(`reference: ${id}`);
  expect(shown(loadText(lines.join(',\r\n')))).toBe(`reference: ${id}`);
});

test('broken objects answer as far as they can be read, and leave their neighbours alone', () => {
  const id = expandIds('identity--#2');
  const broken = `{"objects":[\n  {"type":"malware","created_by_ref":"$0${id}","name":\n  },\n  {"type":"tool"}\n],"type":"bundle"}`;
  expect(shown(loadText(broken))).toBe(`reference: ${id}`);
  const neighbour = `{"type":"bundle","objects":[\n  {"type":"malware","name":"x},\n  {"type":"tool","created_by_ref":"$0${id}"}\n]}`;
  expect(shown(loadText(neighbour))).toBe(`reference: ${id}`);
});

test('of a member that is there twice, only the one that counts is known', () => {
  const [a, b] = [expandIds('identity--#2'), expandIds('identity--#3')];
  expect(one(`"created_by_ref":"${a}","created_by_ref":"$0${b}"`)).toBe(`reference: ${b}`);
  expect(one('"description":"(Citation: A$0)","description":"none here"')).toBe('nothing');
});

test('an object of a megabyte', () => {
  const items = Array.from({ length: 9000 }, (_, index) => ({
    object_ref: expandIds(`malware--#${index}`),
    n: [1, { a: 'b' }],
  }));
  const text = JSON.stringify({
    type: 'x-mitre-collection',
    id: expandIds('x-mitre-collection--#1'),
    x_mitre_contents: items,
  });
  const at = text.lastIndexOf('malware--') + 12;
  const loaded = loadText(`${text.slice(0, at)}$0${text.slice(at)}`);
  expect(shown(loaded)).toBe(`reference: ${expandIds('malware--#8999')}`);
  expect(thingAt(loaded.workspace, loaded.uri, at)?.path).toEqual(['x_mitre_contents', 8999, 'object_ref']);
});

test('any offset of any text: never an error, and the range covers the offset', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\n',
    '"id"',
    '"malware--',
    '"a_ref":"x"',
    '(Citation: A)',
    '\\u00',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(200), (pieces, at) => {
      const text = `{"type":"malware",${pieces.join('')}`;
      const { workspace, uri } = loadText(text);
      const offset = Math.min(at, text.length);
      const place = thingAt(workspace, uri, offset);
      expect(place === undefined || (place.from - 1 <= offset && offset <= place.to + 1)).toBe(true);
    }),
  );
});

test('the scan of large objects finds what the tree finds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const chunk = createText(text).chunks[1];
      if (chunk === undefined) throw new Error('an object is one chunk');
      const tree = parseObject(chunk);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const place = pathAt(tree, offset);
        const node = place?.node;
        const inString = node?.type === 'string' && offset >= node.offset && offset <= node.offset + node.length;
        const expected = inString
          ? { path: place?.path, from: node.offset, to: node.offset + node.length, isKey: place?.isKey }
          : undefined;
        expect(scanForString(text, text.length, offset)).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});
