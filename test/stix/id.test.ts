import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idType, isId, isKnownType, parseId, typePrefixOf } from '../../server/src/stix/id.ts';
import { objectTypes } from '../../server/src/stix/object-types.ts';

const uuid = '01234567-89ab-4cde-8f01-23456789abcd';

test.each([`malware--${uuid}`, `x-acme-9--${uuid}`, `ipv4-addr--01234567-89ab-5cde-8f01-23456789abcd`, `a-b--${uuid}`])(
  'an id: %s',
  (text) => {
    expect(isId(text)).toBe(true);
    expect(parseId(text)).toEqual({ type: text.slice(0, -38), uuid: text.slice(-36) });
  },
);

test.each([
  '',
  'attack-',
  'malware--',
  uuid,
  `--${uuid}`,
  `ab--${uuid}`,
  `malware-${uuid}`,
  `Malware--${uuid}`,
  `malware--${uuid.toUpperCase()}`,
  `malware--${uuid.slice(1)}`,
  `malware--${uuid}0`,
  ` malware--${uuid}`,
  `malware--${uuid.replaceAll('-', '0')}`,
  `malware--${uuid.replace('c', 'g')}`,
  `mal_ware--${uuid}`,
  `${'a'.repeat(251)}--${uuid}`,
])('no id: %s', (text) => {
  expect(isId(text)).toBe(false);
  expect(parseId(text)).toBeUndefined();
});

test('ids of every known type', () => {
  fc.assert(
    fc.property(fc.constantFrom(...objectTypes), fc.uuid(), (type, value) => {
      expect(parseId(`${type}--${value}`)).toEqual({ type, uuid: value });
      expect(idType(`${type}--${value.slice(5)}`)).toBe(type);
    }),
  );
});

test('the type of a malformed id', () => {
  expect(idType('Malware--12')).toBe('Malware');
  expect(idType('malware-')).toBeUndefined();
  expect(idType('--12')).toBeUndefined();
});

test('types that a cut id begins', () => {
  expect(typePrefixOf('attack-')).toEqual(['attack-pattern']);
  expect(typePrefixOf('course-of-')).toEqual(['course-of-action']);
  expect(typePrefixOf('marking-')).toEqual(['marking-definition']);
  expect(typePrefixOf('intrusion-')).toEqual(['intrusion-set']);
  expect(typePrefixOf('intrusion-set-')).toEqual(['intrusion-set']);
  expect(typePrefixOf('x-mitre-data-')).toEqual(['x-mitre-data-component', 'x-mitre-data-source']);
  expect(typePrefixOf('malware')).toEqual(['malware', 'malware-analysis']);
  expect(typePrefixOf('malware-')).toEqual(['malware', 'malware-analysis']);
  expect(typePrefixOf('malware--12')).toEqual(['malware']);
  expect(typePrefixOf('Tool--')).toEqual(['tool']);
  expect(typePrefixOf('')).toEqual([]);
  expect(typePrefixOf('nothing-')).toEqual([]);
});

test('known types', () => {
  expect(objectTypes.length).toBe(new Set(objectTypes).size);
  expect(['malware', 'x509-certificate', 'x-mitre-matrix', 'bundle', 'extension-definition'].every(isKnownType)).toBe(
    true,
  );
  expect(['Malware', 'x-acme', '', 'constructor'].some(isKnownType)).toBe(false);
});
