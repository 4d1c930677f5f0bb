import { expect, test } from 'vitest';
import { associationPattern } from '../../client/src/association.ts';
import { pathInside, pathOfPacked } from '../../client/src/catalog-path.ts';

test('a file in a workspace is named from its folder on, so that the setting can be shared', () => {
  expect(associationPattern('/home/fern/cti/data/bundle.json', '/home/fern/cti')).toBe('**/data/bundle.json');
  expect(associationPattern('/home/fern/cti/bundle.json', '/home/fern/cti/')).toBe('**/bundle.json');
});

test('a file elsewhere is named by its whole path', () => {
  expect(associationPattern('/home/fern/cti-old/bundle.json', '/home/fern/cti')).toBe('/home/fern/cti-old/bundle.json');
  expect(associationPattern('/c:/Fern/bundle.json', undefined)).toBe('c:/Fern/bundle.json');
});

test('characters that are wildcards match any one character', () => {
  expect(associationPattern('/cti/a[1]{b}*?.json', '/cti')).toBe('**/a?1??b???.json');
});

test.each([
  ['/catalogs/enterprise.json.gz', '/catalogs/enterprise.json.gz/enterprise.stix'],
  ['/catalogs/ics-attack-9.1.jsonl.GZ', '/catalogs/ics-attack-9.1.jsonl.GZ/ics-attack-9.1.stix'],
  ['/catalogs/plain.gz', '/catalogs/plain.gz/plain.stix'],
])('what is inside %s has a name and a way back', (packed, inside) => {
  expect(pathInside(packed)).toBe(inside);
  expect(pathOfPacked(inside)).toBe(packed);
});

test.each(['/catalogs/enterprise.json', '/catalogs/gz', '/catalogs/.gz', '/a.gz/b.json'])(
  '%s is not packed',
  (path) => {
    expect(pathInside(path)).toBeUndefined();
  },
);
