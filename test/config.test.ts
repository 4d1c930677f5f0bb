/** Settings come from people: what cannot be used is told, and never more than that is lost. */
import { expect, test } from 'vitest';
import { defaultConfiguration, readConfiguration, settings } from '../server/src/config.ts';

const codes = ['syntax', 'malformed-id'];

test.each([undefined, null, 3, 'attack', []])('%j gives the defaults', (input) => {
  expect(readConfiguration(input, codes)).toEqual({ configuration: defaultConfiguration, problems: [] });
});

test('what is usable counts', () => {
  const input = { preset: 'stix', rules: { syntax: 'off' }, catalogs: ['a.json'], maxProblems: 5 };
  expect(readConfiguration(input, codes)).toEqual({ configuration: input, problems: [] });
});

test.each([
  [{ preset: 'strict' }, 'stix.preset: "strict" is not a value it can have'],
  [{ rules: ['syntax'] }, 'stix.rules: ["syntax"] is not a value it can have'],
  [{ rules: { nothing: 'off' } }, 'stix.rules: there is no rule "nothing"'],
  [{ rules: { syntax: 'fatal' } }, 'stix.rules, syntax: "fatal" is not a value it can have'],
  [{ catalogs: 'a.json' }, 'stix.catalogs: "a.json" is not a value it can have'],
  [{ catalogs: [1] }, 'stix.catalogs: [1] is not a value it can have'],
  [{ maxProblems: 0 }, 'stix.maxProblems: 0 is not a value it can have'],
  [{ maxProblems: '9' }, 'stix.maxProblems: "9" is not a value it can have'],
])('%j is told', (input, sentence) => {
  expect(readConfiguration(input, codes)).toEqual({ configuration: defaultConfiguration, problems: [sentence] });
});

test('of a list with something unusable the rest counts', () => {
  expect(readConfiguration({ catalogs: ['a.json', 1] }, codes).configuration.catalogs).toEqual(['a.json']);
});

test('the defaults of the table are those of the code', () => {
  const defaults = Object.fromEntries(settings.map((row) => [row.key.replace('stix.', ''), row.default]));
  expect(defaults).toEqual(defaultConfiguration);
});
