import { expect, test } from 'vitest';
import { check, openFixture } from '../check.ts';

const only = { only: ['conflicting-reference'] };

const tool = (number: number, name: string, url: string): string =>
  `{"type": "tool", "id": "tool--#${number}", "external_references": [{"source_name": "${name}",\n"url":\n"${url}"\n}]}`;

const mark = '^'.repeat('"https://two.example/a"'.length);

test('one finding for each name, at the rarer url', () => {
  const fixture = `[${tool(1, 'One', 'https://one.example/a')},
${tool(2, 'One', 'https://two.example/a').replace('\n}]', `\n${mark} info conflicting-reference: "One" has another url in 2 objects: "https://one.example/a"\n}]`)},
${tool(3, 'One', 'https://one.example/a')}]`;
  check(fixture, only);
  const [shown] = openFixture(fixture.replace(/\n\^.*$/m, ''))
    .findings('/a.json')
    .findings.filter(({ finding }) => finding.rule.code === 'conflicting-reference');
  expect(shown?.finding.related?.map(({ record, path }) => [record.ordinal, path])).toEqual([
    [1, ['external_references', 0, 'url']],
  ]);
});

test('of two equally frequent urls the later one', () => {
  const second = tool(2, 'One', 'https://two.example/a');
  const marked = second.replace(
    '\n}]',
    `\n${mark} info conflicting-reference: "One" has another url in another object\n}]`,
  );
  check(`[${tool(1, 'One', 'https://one.example/a')},\n${marked}]`, only);
});

test('equal urls, other names, other documents, and ATT&CK ids are no conflict', () => {
  check(`[${tool(1, 'One', 'https://one.example/a')}, ${tool(2, 'One', 'https://one.example/a')}]`, only);
  check(`[${tool(1, 'One', 'https://one.example/a')}, ${tool(2, 'Two', 'https://two.example/a')}]`, only);
  check(
    `//- /a.json\n${tool(1, 'One', 'https://one.example/a')}\n//- /b.json\n${tool(2, 'One', 'https://two.example/a')}`,
    only,
  );
  const withId = (number: number): string =>
    tool(number, 'mitre-attack', `https://attack.mitre.org/software/S900${number}`).replace(
      '"url"',
      `"external_id": "S900${number}", "url"`,
    );
  check(`[${withId(1)}, ${withId(2)}]`, only);
});

test('two urls on one object hide no conflict with another object', () => {
  const entry = (url: string): string => `{"source_name": "One",\n"url":\n"${url}"\n}`;
  const both = `[${entry('https://one.example/a')}, ${entry('https://six.example/c')}]`;
  const second = tool(4, 'One', 'https://two.example/b');
  const marked = second.replace(
    '\n}]',
    `\n${mark} info conflicting-reference: "One" has another url in 2 objects: "https://one.example/a"\n}]`,
  );
  const first = `{"type": "tool", "id": "tool--#1", "external_references": ${both}}`;
  check(`[${marked},\n${first},\n${tool(3, 'One', 'https://one.example/a')}]`, only);
});

test('two urls on one object alone are no conflict', () => {
  const entry = (url: string): string => `{"source_name": "One", "url": "${url}"}`;
  const both = `[${entry('https://one.example/a')}, ${entry('https://six.example/c')}]`;
  const first = `{"type": "tool", "id": "tool--#1", "external_references": ${both}}`;
  check(`[${first},\n${tool(3, 'One', 'https://one.example/a')}]`, only);
});
