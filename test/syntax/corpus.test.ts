// Real data, where it is present: every object is found, can be parsed, and its members are counted right.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { objectText } from '../../server/src/syntax/chunk.ts';
import { createText, type Shape } from '../../server/src/syntax/text.ts';

const corpus = process.env.STIX_CORPUS;

function membersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + membersOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, item) => sum + 1 + membersOf(item), 0);
}

const files: readonly (readonly [string, Shape, number])[] = [
  ['relationships.seed.txt', 'sequence', 13],
  ['ics-attack-18.1.json', 'bundle', 1826],
  ['mobile-attack-18.1.json', 'bundle', 2536],
  ['enterprise-attack.json.gz', 'bundle', 24_771],
];

test.runIf(corpus !== undefined).for(files)('%s is a %s of %i objects', ([name, shape, count]) => {
  const bytes = readFileSync(join(corpus ?? '', name));
  const text = createText((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  expect(text.shape).toBe(shape);
  expect(text.chunks.length - 1).toBe(count);
  for (const chunk of text.chunks) {
    if (chunk.problem !== undefined) expect.fail(`${chunk.problem.message}: ${chunk.text.slice(0, 80)}`);
    if (chunk.objectEnd > 0 && membersOf(JSON.parse(objectText(chunk))) !== chunk.members) expect.fail(chunk.text);
  }
});
