/** The figures of the published bundles, code by code, from the command line that ships. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { runJson } from './run.ts';

const corpus = process.env.STIX_CORPUS;

test.runIf(corpus === undefined)('the published bundles were not checked: STIX_CORPUS is not set', () => {
  expect(corpus).toBeUndefined();
});

async function countCodes(...words: string[]): Promise<Readonly<Record<string, number>>> {
  const { findings, summary } = await runJson(corpus ?? '', ...words);
  const counts: Record<string, number> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return { objects: summary.objects, error: summary.findings.error, ...counts };
}

test.runIf(corpus !== undefined).each([
  [
    'ics-attack-18.1.json',
    {
      objects: 1826,
      error: 7,
      'missing-reference': 5,
      'unresolved-citation': 2,
      'unused-reference': 7,
      'conflicting-reference': 6,
      'unknown-link': 35,
      'revoked-link': 3,
      'attack-id-mismatch': 6,
    },
  ],
  [
    'mobile-attack-18.1.json',
    {
      objects: 2536,
      error: 1,
      'missing-reference': 1,
      'unused-reference': 19,
      'conflicting-reference': 6,
      'deprecated-target': 8,
      'unknown-link': 37,
      'revoked-link': 14,
      'missing-url': 3,
      'revoked-without-replacement': 1,
    },
  ],
  [
    'enterprise-attack.json.gz',
    {
      objects: 24771,
      error: 9,
      'missing-reference': 7,
      'unresolved-citation': 2,
      'unused-reference': 500,
      'duplicate-reference': 21,
      'conflicting-reference': 57,
      'revoked-target': 4,
      'deprecated-target': 1,
      'unknown-link': 10,
      'revoked-link': 91,
      'missing-url': 6,
      'malformed-url': 1,
      'leading-link': 3,
      'leftover-macro': 1,
      'relationship-combination': 1,
    },
  ],
])('%s', async (file, counts) => {
  expect(await countCodes(file)).toEqual(counts);
});

test.runIf(corpus !== undefined)('links that are unknown in one domain resolve in another', async () => {
  const all = ['ics-attack-18.1.json', 'mobile-attack-18.1.json', 'enterprise-attack.json.gz'];
  const counts = await countCodes(all[0] ?? '', all[1] ?? '', '--catalog', all[2] ?? '');
  expect(counts['unknown-link']).toBeUndefined();
});

test.runIf(corpus !== undefined)('the seed file, alone and with enterprise', async () => {
  const defects = { objects: 13, error: 78, 'malformed-id': 13, 'missing-reference': 34, 'malformed-reference': 31 };
  const seed = 'relationships.seed.txt';
  expect(await countCodes(seed)).toEqual({ ...defects, 'unknown-link': 9 });
  expect(await countCodes(seed, '--catalog', path.join(corpus ?? '', 'enterprise-attack.json.gz'))).toEqual(defects);
});
