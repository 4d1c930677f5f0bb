/** Random STIX documents and hostile edits of them: small, dense in cross references, and wrong in every way there is a rule for. */
import fc from 'fast-check';
import { uuidOf } from '../fixture.ts';

const types = [
  'intrusion-set',
  'malware',
  'tool',
  'attack-pattern',
  'campaign',
  'x-mitre-tactic',
  'identity',
  'course-of-action',
];
const names = ['Amber Gull', 'Copperlift', 'Lantern', 'Lantern Signalling', 'Night Ferry', 'Paper Fan'];
const sources = ['Acme Gull 2024', 'Acme Gull 2025', 'Borealis (North) Report', 'Ferry '];
const attackIds = ['G9001', 'S9001', 'S9002', 'T9001', 'T9001.001', 'T9002', 'C9001', 'TA9001'];
const paths: Readonly<Record<string, string>> = {
  G: 'groups',
  S: 'software',
  T: 'techniques',
  C: 'campaigns',
  M: 'mitigations',
};

const number = fc.integer({ min: 1, max: 9 });
const type = fc.constantFrom(...types);

/** An id of few, so that they meet; now and then a broken one, or one that differs by a digit. */
const id = fc.tuple(type, number, fc.integer({ min: 0, max: 19 })).map(([kind, value, luck]) => {
  const sound = `${kind}--${uuidOf(value)}`;
  if (luck === 0) return '';
  if (luck === 1) return `${kind.slice(0, kind.indexOf('-') + 1)}`;
  if (luck === 2) return `${sound.slice(0, -1)}${sound.endsWith('0') ? '1' : '0'}`;
  return sound;
});

const sentence = fc
  .array(
    fc.oneof(
      fc.constantFrom(...names),
      fc.constantFrom(...sources).map((name) => `(Citation: ${name})`),
      fc.constantFrom(...sources).map((name) => `(Citation: ${name}`),
      fc.constantFrom(...sources).map((name) => `(Citation:${name})`),
      fc.tuple(fc.constantFrom(...names), fc.constantFrom(...attackIds)).map(([name, attackId]) => {
        const path = paths[attackId.charAt(0)] ?? 'tactics';
        return `[${name}](https://attack.mitre.org/${path}/${attackId.replace('.', '/')})`;
      }),
      fc.constantFrom('beacons', 'é', '\u{1F600}', '"quoted"', 'a\\b', '(LinkById: T9001)', 'elicitation'),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(' '));

const externalReference = fc.record(
  {
    source_name: fc.oneof(fc.constantFrom(...sources), fc.constant('mitre-attack')),
    url: fc.constantFrom(
      'https://example.com/a',
      'https://example.com/b',
      'example.com',
      'https://attack.mitre.org/software/S9001',
    ),
    external_id: fc.constantFrom(...attackIds),
    description: sentence,
  },
  { requiredKeys: ['source_name'] },
);

const time = fc.constantFrom(
  '2024-01-01T00:00:00.000Z',
  '2024-02-01T00:00:00.000Z',
  '2024-02-30T00:00:00Z',
  '2024-03-01',
);

const object = fc.record(
  {
    type,
    id,
    created: time,
    modified: time,
    name: fc.constantFrom(...names),
    aliases: fc.array(fc.constantFrom(...names), { maxLength: 2 }),
    description: sentence,
    created_by_ref: id,
    object_marking_refs: fc.array(id, { maxLength: 2 }),
    revoked: fc.boolean(),
    x_mitre_deprecated: fc.boolean(),
    x_mitre_shortname: fc.constantFrom('arrival', 'departure'),
    kill_chain_phases: fc.array(
      fc.record({ kill_chain_name: fc.constant('mitre-attack'), phase_name: fc.constantFrom('arrival', 'departure') }),
      { maxLength: 2 },
    ),
    external_references: fc.array(externalReference, { maxLength: 3 }),
  },
  { requiredKeys: ['type', 'id'] },
);

const relationship = fc.record(
  {
    type: fc.constant('relationship'),
    id: number.map((value) => `relationship--${uuidOf(100 + value)}`),
    relationship_type: fc.constantFrom('uses', 'revoked-by', 'subtechnique-of', 'attributed-to', 'mitigates'),
    source_ref: id,
    target_ref: id,
    created: time,
    description: sentence,
    external_references: fc.array(externalReference, { maxLength: 2 }),
    revoked: fc.boolean(),
  },
  { requiredKeys: ['type', 'id', 'relationship_type', 'source_ref'] },
);

const objects = fc.array(fc.oneof(object, relationship), { maxLength: 7 });

/** A document in one of the shapes and styles that are met in the wild. */
export const stixDocument = fc
  .tuple(objects, fc.constantFrom('bundle', 'minified', 'array', 'lines', 'seed', 'tabs', 'crlf', 'tail', 'one'))
  .map(([list, style]) => printed(list, style));

function printed(list: readonly object[], style: string): string {
  const bundle = { type: 'bundle', id: `bundle--${uuidOf(999)}`, objects: list };
  if (style === 'minified') return JSON.stringify(bundle);
  if (style === 'array') return JSON.stringify(list, undefined, 2);
  if (style === 'lines') return list.map((item) => JSON.stringify(item)).join('\n');
  if (style === 'seed') return list.map((item) => JSON.stringify(item)).join(',\n');
  if (style === 'tabs') return JSON.stringify(bundle, undefined, '\t');
  if (style === 'crlf') return JSON.stringify(bundle, undefined, 4).replaceAll('\n', '\r\n');
  if (style === 'one') return JSON.stringify(list[0] ?? {}, undefined, 4);
  if (style === 'tail') return JSON.stringify({ objects: list, spec_version: '2.0', type: 'bundle' }, undefined, 4);
  return JSON.stringify(bundle, undefined, 4);
}

export interface RandomEdit {
  /** Places as fractions of the document, 0 to 1. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('a', '0', '-', '"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\r\n', ' ', ''),
  },
  { weight: 2, arbitrary: fc.oneof(object, relationship).map((item) => `${JSON.stringify(item)},\n`) },
  { weight: 2, arbitrary: id },
  { weight: 1, arbitrary: sentence },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"revoked": true,', '"type": "malware",', '(Citation: ', '\u0000', '\uD800'),
  },
);

export const edit: fc.Arbitrary<RandomEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(0, 1, 1, 2) },
    { weight: 1, arbitrary: fc.integer({ min: 3, max: 400 }) },
  ),
  text: piece,
});
