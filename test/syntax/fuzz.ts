// Documents and edits for the property tests: every shape, written in every way, and edits that hurt.

import fc from 'fast-check';
import type { TextEdit } from '../../server/src/syntax/text.ts';

const text = fc.oneof(
  fc.constantFrom(
    '',
    'Beacons.',
    'a "b" c',
    '[x](https://example.org/y)',
    'a\\b',
    'line\nbreak',
    '{',
    '}',
    '],[',
    '},{"type":"',
    'é\u2028😀',
  ),
  fc.string({ maxLength: 8 }),
);

/** One object, often like STIX, sometimes odd. */
export const stixObject = fc.record(
  {
    type: fc.constantFrom('malware', 'tool', 'relationship'),
    id: fc.constantFrom('', 'malware--1', 'tool--2'),
    description: text,
    external_references: fc.array(fc.record({ source_name: text, url: text }, { requiredKeys: [] }), { maxLength: 2 }),
    refs: fc.array(text, { maxLength: 2 }),
    nested: fc.record({ a: text, b: fc.record({ c: fc.integer() }, { requiredKeys: [] }) }, { requiredKeys: [] }),
    items: fc.array(fc.record({ type: text, id: text }, { requiredKeys: [] }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const writers: readonly ((objects: readonly object[]) => string)[] = [
  (objects) => JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }, undefined, 4),
  (objects) => JSON.stringify({ id: 'bundle--1', objects, spec_version: '2.0', type: 'bundle' }, undefined, '\t'),
  (objects) => JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }),
  (objects) => `{"objects": [${objects.map((object) => JSON.stringify(object)).join(', ')}], "spec_version": "2.0"}`,
  (objects) => JSON.stringify(objects, undefined, 2),
  (objects) => JSON.stringify(objects),
  (objects) => `[\n${objects.map((object) => JSON.stringify(object)).join(',\n')}\n]\n`,
  (objects) => JSON.stringify(objects, undefined, 2).replace(/^ +/gm, ''),
  (objects) => JSON.stringify({ type: 'bundle', objects }, undefined, 2).replace(/\[\n *\{/, '[{'),
  (objects) => objects.map((object) => `${JSON.stringify(object)}\n`).join(''),
  (objects) => objects.map((object) => JSON.stringify(object)).join(',\n'),
  (objects) => objects.map((object, i) => JSON.stringify(object) + (i % 3 === 0 ? ', ' : ',\n')).join(''),
  (objects) => objects.map((object) => JSON.stringify(object, undefined, 2)).join('\n'),
];

const endings: readonly ((content: string) => string)[] = [
  (content) => content,
  (content) => content.replaceAll('\n', '\r\n'),
  (content) => content.replaceAll('\n', '\r'),
  (content) => `\ufeff${content}\n`,
];

/** Objects, and the document that they make. */
export const document = fc
  .tuple(fc.array(stixObject, { maxLength: 6 }), fc.constantFrom(...writers), fc.constantFrom(...endings))
  .map(([objects, write, end]) => ({ objects, content: end(write(objects)) }));

const scraps = fc.constantFrom(
  ...['{', '}', '[', ']', '"', ',', ':', '\\', '\n', '\r\n', '\r', ' ', '\t', '\ufeff', '\u0000', '\ud800', 'x', '1'],
  ...[
    '},{',
    '}, {',
    '"\n',
    '\n{',
    '\n        {',
    '},\n        {\n',
    '{"type":"tool","id":"tool--9"}',
    ',{"type":"a"},',
    ']}',
    '"objects":[',
  ],
  ...[
    '{"type":"bundle","objects":[',
    '\n        {\n            "type": "tool",\n            "id": "tool--7"\n        },',
    '',
  ],
);

/** Where and what: places count in thousandths of the document, so that an edit fits any. */
export interface Stroke {
  readonly place: number;
  readonly length: number;
  readonly text: string;
  readonly at: 'anywhere' | 'structure';
}

export const stroke: fc.Arbitrary<Stroke> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 3 }) }, { weight: 1, arbitrary: fc.nat({ max: 200 }) }),
  text: fc.oneof(
    scraps,
    fc.constant(''),
    stixObject.map((object) => `${JSON.stringify(object)},`),
  ),
  at: fc.constantFrom('anywhere', 'structure'),
});

/** The edit that a stroke makes in a document: in half of the cases on a structural character. */
export function editOf(content: string, { place, length, text, at }: Stroke): TextEdit {
  const guess = Math.floor(place * (content.length + 1));
  const found = at === 'structure' ? content.slice(guess).search(/[{}[\]",:]/) : -1;
  const from = found === -1 ? guess : guess + found;
  return { from, to: Math.min(content.length, from + length), text };
}

export function applyTo(content: string, { from, to, text }: TextEdit): string {
  return content.slice(0, from) + text + content.slice(to);
}
