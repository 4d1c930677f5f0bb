import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { attackIdOf, isAttackSource, urlMatchesAttackId } from '../../server/src/stix/attack.ts';
import { scanCitations } from '../../server/src/stix/citation.ts';
import { idType, isId } from '../../server/src/stix/id.ts';
import { scanLinks } from '../../server/src/stix/link.ts';
import { looksLikeStix } from '../../server/src/stix/recognise.ts';
import { allowsType, isReferenceProperty } from '../../server/src/stix/reference-properties.ts';
import { documentedCombination } from '../../server/src/stix/relationships.ts';
import { parseTimestamp } from '../../server/src/stix/time.ts';

const corpus = process.env.STIX_CORPUS;

test.runIf(corpus === undefined)('the corpus tests did not run: STIX_CORPUS is not set', () => {
  expect(corpus).toBeUndefined();
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Reference {
  source_name: string;
  external_id?: string;
  url?: string;
}

function countAll(text: string): Record<string, number> {
  const counts: Record<string, number> = { isStix: looksLikeStix(text.slice(0, 4096)) ? 1 : 0 };
  const count = (what: string, condition: unknown) => {
    if (condition) counts[what] = (counts[what] ?? 0) + 1;
  };
  const { objects } = JSON.parse(text) as { objects: Record<string, Json>[] };
  for (const object of objects) {
    const type = String(object.type);
    const references = (object.external_references ?? []) as unknown as Reference[];
    const own = references.map((reference) => reference.source_name);
    visit(object, '', (value, key) => {
      for (const citation of scanCitations(value, own)) {
        count('citations', true);
        count('malformed citations', citation.fault);
        count('unresolved citations', !citation.fault && !own.includes(citation.name));
      }
      for (const link of scanLinks(value)) {
        count(link.macro ? 'macros' : 'links', true);
        count('malformed links', link.fault || !link.attackId);
      }
      if (isReferenceProperty(key)) {
        count('references', true);
        count(value === '' ? 'blank references' : 'malformed references', !isId(value));
        count('references of a wrong type', isId(value) && !allowsType(type, key, idType(value) ?? ''));
      }
      if (key === 'created' || key === 'modified') count('malformed timestamps', !parseTimestamp(value));
    });
    if (type === 'relationship') {
      const ends = [object.source_ref, object.target_ref].map((end) => idType(String(end)) ?? '');
      count(
        'combinations',
        documentedCombination(ends[0] ?? '', String(object.relationship_type), ends[1] ?? '') !== true,
      );
    }
    const id = attackIdOf(references);
    const url = references.find((reference) => isAttackSource(reference.source_name))?.url ?? '';
    count('ATT&CK ids that differ', id !== undefined && !urlMatchesAttackId(url, id, type));
  }
  return counts;
}

function visit(value: Json, key: string, see: (value: string, key: string) => void): void {
  if (typeof value === 'string') see(value, key);
  else if (Array.isArray(value)) for (const item of value) visit(item, key, see);
  else if (value !== null && typeof value === 'object') {
    for (const [name, member] of Object.entries(value)) visit(member, name, see);
  }
}

test.runIf(corpus !== undefined)('the figures of ATT&CK 18.1', () => {
  const read = (name: string) => {
    const bytes = readFileSync(join(corpus ?? '', name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  expect(countAll(read('ics-attack-18.1.json'))).toEqual({
    isStix: 1,
    citations: 1148,
    'unresolved citations': 2,
    links: 600,
    references: 10377,
    'blank references': 5,
    'ATT&CK ids that differ': 6,
  });
  expect(countAll(read('mobile-attack-18.1.json'))).toEqual({
    isStix: 1,
    citations: 2335,
    links: 1854,
    references: 14262,
    'blank references': 1,
  });
  expect(countAll(read('enterprise-attack.json.gz'))).toEqual({
    isStix: 1,
    citations: 31695,
    'unresolved citations': 2,
    links: 22775,
    macros: 1,
    references: 120283,
    'blank references': 7,
    combinations: 1,
  });
});

test.runIf(corpus !== undefined)('the seed file is STIX, without a malformed citation or link', () => {
  const text = readFileSync(join(corpus ?? '', 'relationships.seed.txt'), 'utf8');
  expect(looksLikeStix(text.slice(0, 4096))).toBe(true);
  const objects = JSON.parse(
    `[${text
      .trim()
      .replace(/,?\s*\n\s*/g, ',')
      .replace(/,$/, '')}]`,
  ) as Record<string, Json>[];
  const descriptions = objects.map(({ description }) => String(description));
  expect(objects).toHaveLength(13);
  expect(descriptions.flatMap((one) => scanCitations(one, [])).map(({ fault }) => fault)).toEqual(
    Array(13).fill(undefined),
  );
  expect(descriptions.flatMap(scanLinks).map(({ fault }) => fault)).toEqual(Array(9).fill(undefined));
});
