import { expect, test } from 'vitest';
import { isId, isKnownType } from '../../server/src/stix/id.ts';
import { predefinedMarking, predefinedMarkings } from '../../server/src/stix/markings.ts';
import { objectTypes } from '../../server/src/stix/object-types.ts';
import { allowedTypes, allowsType, isReferenceProperty } from '../../server/src/stix/reference-properties.ts';
import { documentedCombination, legalTypes } from '../../server/src/stix/relationships.ts';

test('predefined markings', () => {
  expect(predefinedMarkings.filter(({ version }) => version === '1.0')).toHaveLength(4);
  expect(predefinedMarkings.filter(({ version }) => version === '2.0')).toHaveLength(5);
  expect(new Set(predefinedMarkings.map(({ id }) => id)).size).toBe(9);
  expect(predefinedMarkings.every(({ id }) => isId(id))).toBe(true);
  expect(predefinedMarking('marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed')?.name).toBe('TLP:RED');
  expect(predefinedMarking('marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487')?.name).toBe('TLP:CLEAR');
  expect(predefinedMarking('')).toBeUndefined();
});

test.each([
  ['malware', 'uses', 'attack-pattern', true],
  ['attack-pattern', 'uses', 'malware', true],
  ['intrusion-set', 'uses', 'tool', true],
  ['x-mitre-detection-strategy', 'detects', 'attack-pattern', true],
  ['x-mitre-data-component', 'detects', 'attack-pattern', true],
  ['attack-pattern', 'detects', 'x-mitre-data-component', false],
  ['attack-pattern', 'targets', 'x-mitre-asset', true],
  ['attack-pattern', 'mitigates', 'course-of-action', false],
  ['attack-pattern', 'subtechnique-of', 'attack-pattern', true],
  ['tool', 'uses', 'attack-pattern', true],
  ['tool', 'uses', 'malware', false],
  ['malware', 'revoked-by', 'malware', true],
  ['malware', 'revoked-by', 'tool', false],
  ['identity', 'duplicate-of', 'identity', true],
  ['identity', 'derived-from', 'tool', false],
  ['note', 'related-to', 'x-acme-thing', true],
  ['infrastructure', 'consists-of', 'windows-registry-key', true],
  ['x-acme-thing', 'uses', 'malware', undefined],
  ['malware', 'admires', 'tool', undefined],
  ['acme-alert', 'uses', 'malware', undefined],
  ['malware', 'targets', 'acme-alert', undefined],
  ['acme-alert', 'duplicate-of', 'acme-alert', true],
  ['acme-alert', 'duplicate-of', 'tool', undefined],
  ['incident', 'uses', 'malware', undefined],
  ['x-mitre-tactic', 'uses', 'malware', false],
])('%s %s %s: %s', (source, type, target, expected) => {
  expect(documentedCombination(source, type, target)).toBe(expected);
});

/** STIX 2.0, part 2, section 3.1: every row must be known, since 2.1's table serves both. */
test('all that STIX 2.0 documents is documented', () => {
  const rows: [string, string, string[]][] = [
    ['attack-pattern', 'targets', ['vulnerability', 'identity']],
    ['attack-pattern', 'uses', ['malware', 'tool']],
    ['campaign', 'attributed-to', ['intrusion-set', 'threat-actor']],
    ['campaign', 'targets', ['identity', 'vulnerability']],
    ['campaign', 'uses', ['attack-pattern', 'malware', 'tool']],
    ['course-of-action', 'mitigates', ['attack-pattern', 'malware', 'tool', 'vulnerability']],
    ['indicator', 'indicates', ['attack-pattern', 'campaign', 'intrusion-set', 'malware', 'threat-actor', 'tool']],
    ['intrusion-set', 'attributed-to', ['threat-actor']],
    ['intrusion-set', 'targets', ['identity', 'vulnerability']],
    ['intrusion-set', 'uses', ['attack-pattern', 'malware', 'tool']],
    ['malware', 'targets', ['identity', 'vulnerability']],
    ['malware', 'uses', ['tool']],
    ['malware', 'variant-of', ['malware']],
    ['threat-actor', 'attributed-to', ['identity']],
    ['threat-actor', 'impersonates', ['identity']],
    ['threat-actor', 'targets', ['identity', 'vulnerability']],
    ['threat-actor', 'uses', ['attack-pattern', 'malware', 'tool']],
    ['tool', 'targets', ['identity', 'vulnerability']],
  ];
  for (const [source, type, targets] of rows) {
    for (const target of targets)
      expect(documentedCombination(source, type, target), `${source} ${type} ${target}`).toBe(true);
  }
});

test('legal types between two objects', () => {
  expect(legalTypes('course-of-action', 'attack-pattern')).toEqual(['mitigates', 'related-to']);
  expect(legalTypes('malware', 'malware')).toEqual([
    'controls',
    'downloads',
    'drops',
    'uses',
    'variant-of',
    'derived-from',
    'duplicate-of',
    'revoked-by',
    'related-to',
  ]);
  for (const source of objectTypes) {
    for (const target of objectTypes) {
      for (const type of legalTypes(source, target)) expect(documentedCombination(source, type, target)).toBe(true);
    }
  }
});

test('reference properties by name', () => {
  expect(['created_by_ref', 'object_refs', 'x_acme_owner_ref', 'marking_ref'].every(isReferenceProperty)).toBe(true);
  expect(
    ['external_references', 'x_mitre_log_source_references', 'ref', 'preferences', 'object_modified'].some(
      isReferenceProperty,
    ),
  ).toBe(false);
});

test.each([
  ['malware', 'created_by_ref', ['identity']],
  ['tool', 'x_mitre_modified_by_ref', ['identity']],
  ['tool', 'object_marking_refs', ['marking-definition']],
  ['tool', 'marking_ref', ['marking-definition']],
  ['x-mitre-matrix', 'tactic_refs', ['x-mitre-tactic']],
  ['x-mitre-analytic', 'x_mitre_data_component_ref', ['x-mitre-data-component']],
  ['x-mitre-detection-strategy', 'x_mitre_analytic_refs', ['x-mitre-analytic']],
  ['domain-name', 'resolves_to_refs', ['ipv4-addr', 'ipv6-addr', 'domain-name']],
  ['ipv6-addr', 'resolves_to_refs', ['mac-addr']],
  ['process', 'image_ref', ['file']],
  ['report', 'object_refs', undefined],
  ['x-mitre-collection', 'object_ref', undefined],
  ['malware', 'x_acme_ref', undefined],
  ['constructor', 'toString', undefined],
])('%s.%s → %s', (owner, property, expected) => {
  expect(allowedTypes(owner, property)).toEqual(expected);
});

test('every type that a property allows exists', () => {
  const properties = [
    'source_ref',
    'object_refs',
    'contains_refs',
    'analysis_sco_refs',
    'sample_ref',
    'src_ref',
    'body_raw_ref',
  ];
  const allowed = objectTypes.flatMap((owner) => properties.flatMap((property) => allowedTypes(owner, property) ?? []));
  expect(allowed.length).toBeGreaterThan(100);
  expect(allowed.filter((type) => !isKnownType(type))).toEqual([]);
});

test('custom types pass where any object does', () => {
  expect(allowsType('relationship', 'source_ref', 'x-acme-thing')).toBe(true);
  expect(allowsType('relationship', 'source_ref', 'relationship')).toBe(false);
  expect(allowsType('relationship', 'target_ref', 'marking-definition')).toBe(false);
  expect(allowsType('relationship', 'target_ref', 'ipv4-addr')).toBe(true);
  expect(allowsType('malware', 'created_by_ref', 'x-acme-thing')).toBe(false);
  expect(allowsType('malware', 'x_acme_ref', 'tool')).toBe(true);
});
