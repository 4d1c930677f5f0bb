/** The examples in the rules' documentation, run: what a page calls invalid is found, and what it calls valid is quiet. */
import { describe, expect, test } from 'vitest';
import { ruleDocumentation } from '../../scripts/generate.mjs';
import { defaultConfiguration } from '../../server/src/config.ts';
import { allRules } from '../../server/src/rules/all.ts';
import { testEngine } from './check.ts';

describe.each(allRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const documentation = ruleDocumentation(rule);

  test('the invalid example reports this rule and no other', () => {
    expect([...new Set(codesIn(example(documentation, 'Invalid')))]).toEqual([code]);
  });

  test('the valid example reports nothing', () => {
    expect(codesIn(example(documentation, 'Valid'))).toEqual([]);
  });

  test('the page says in prose what is found, before the examples', () => {
    expect(documentation.indexOf('## Invalid')).toBeGreaterThan(40);
  });
});

function example(documentation: string, title: string): string {
  const section = documentation.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  const code = /```(?:json|stix)\n([\s\S]*?)\n```/.exec(section ?? '')?.[1];
  if (code === undefined) throw new Error(`no example under "${title}"`);
  return code;
}

function codesIn(content: string): readonly string[] {
  const engine = testEngine();
  engine.open('/a.json', content);
  engine.configure({ ...defaultConfiguration, preset: 'attack' }, false);
  engine.settle();
  return engine.findings('/a.json').findings.map(({ finding }) => finding.rule.code);
}
