import { expect, test } from 'vitest';
import { expectLinear } from '../../shape.ts';
import { check, openFixture, repairTitles } from '../check.ts';
import { malware, source } from './malware.ts';
import { repaired } from './repaired.ts';

const only = { only: ['malformed-url'] };

test.each([
  [' https://one.example/a', 'a blank stands around the url', 'https://one.example/a'],
  ['https://one.example/a b', 'a blank stands in the url', undefined],
  ['one.example/a', 'this is no http or https url', 'https://one.example/a'],
  ['ftp://one.example/a', 'this is no http or https url', undefined],
  ['javascript:alert(1)', 'this is no http or https url', undefined],
  ['https:/one.example/a', 'the url has no host', 'https://one.example/a'],
  ['https://', 'the url has no host', undefined],
  ['https://one..example/a', 'the url has no host', undefined],
  ['<https://one.example/a>', 'this is no http or https url', 'https://one.example/a'],
  ['https://one.example/a)', 'stray punctuation stands at the end of the url', 'https://one.example/a'],
  ['https://one.example/a).', 'stray punctuation stands at the end of the url', 'https://one.example/a'],
  ['https://one.example/a,', 'stray punctuation stands at the end of the url', 'https://one.example/a'],
])('%j', (url, message, clean) => {
  const entry = JSON.stringify(url);
  check(
    `
{"type": "tool", "id": "tool--#1", "external_references": [{"source_name": "One",
"url":
${entry}
${'^'.repeat(entry.length)} warning malformed-url: ${message}
}]}
`,
    only,
  );
  const cursor = malware('Signals.', [source('One', url)]).replace('"url":', '"url":$0');
  expect(repairTitles(cursor, only)).toHaveLength(clean === undefined ? 0 : 1);
  if (clean !== undefined) expect(repaired(cursor, 'Write', only).external_references).toEqual([source('One', clean)]);
});

test.each([
  'http://one.example',
  'HTTPS://one.example/a_(b)',
  'https://one.example/a?b=c#:~:text=The%20end.',
  'https://web.archive.example/2024/https://one.example/a/',
  'https://user@one.example:8080/a',
  'https://[2001:db8::1]/a',
  'https://bücher.example/a|b',
  '',
])('quiet: %j', (url) => check(malware('Signals.', [source('One', url)]), only));

test('a url of nothing but brackets costs in proportion to its length', () => {
  const url = (brackets: number): string => `https://one.example/${')'.repeat(brackets)}`;
  expect(repaired(malware('Signals.', [source('One', url(9))]).replace('"url":', '"url":$0'), 'Write', only)).toEqual(
    expect.objectContaining({ external_references: [source('One', url(0))] }),
  );
  expectLinear((brackets) => {
    const text = malware('Signals.', [source('One', url(brackets))]);
    return () => openFixture(text).findings('/a.json');
  }, 4_000);
});
