// The grammar of the language `stix`: JSON as VS Code colours it, also for sequences of objects and for broken ones.

import { expect, test } from 'vitest';
import { createTokeniser, textsWith } from './tokenise.ts';

const tokenise = await createTokeniser();

test('keys, values and punctuation have the scopes of JSON', () => {
  const tokens = tokenise('{"name": "Fern", "count": -1.5e3, "revoked": false}');
  expect(textsWith(tokens, 'support.type.property-name.json')).toEqual(['"name"', '"count"', '"revoked"']);
  expect(textsWith(tokens, 'string.quoted.double.json')).toEqual(['"Fern"']);
  expect(textsWith(tokens, 'constant.numeric.json')).toEqual(['-1.5e3']);
  expect(textsWith(tokens, 'constant.language.json')).toEqual(['false']);
  expect(textsWith(tokens, 'punctuation.separator.dictionary.key-value.json')).toEqual([':', ':', ':']);
  expect(textsWith(tokens, 'punctuation.separator.dictionary.pair.json')).toEqual([',', ',']);
  expect(textsWith(tokens, 'meta.structure.dictionary.json')).toEqual([
    '{"name": "Fern", "count": -1.5e3, "revoked": false}',
  ]);
});

test('keys of nested objects are keys, strings of arrays are values', () => {
  const tokens = tokenise('{"external_references": [{"url": "u"}], "aliases": ["a", "b"]}');
  expect(textsWith(tokens, 'support.type.property-name.json')).toEqual(['"external_references"', '"url"', '"aliases"']);
  expect(textsWith(tokens, 'string.quoted.double.json')).toEqual(['"u"', '"a"', '"b"']);
});

test('objects joined by commas over several lines are taken one by one', () => {
  const tokens = tokenise('{"type": "tool"}, {"type": "tool"},\n{"type": "tool"}');
  expect(textsWith(tokens, 'support.type.property-name.json')).toEqual(['"type"', '"type"', '"type"']);
  expect(textsWith(tokens, 'punctuation.separator.array.json')).toEqual([',', ',']);
});

test('escapes are marked, also the wrong ones', () => {
  const tokens = tokenise('{"a": "x\\"y\\u00e9\\q"}');
  expect(textsWith(tokens, 'constant.character.escape.json')).toEqual(['\\"', '\\u00e9']);
  expect(textsWith(tokens, 'invalid.illegal.unrecognized-string-escape.json')).toEqual(['\\q']);
});

test.each([
  ['a brace too few', '{"a": "1", "b": {"c": "2",\n{"type": "tool"}'],
  ['a brace too many', '{"a": "1"}},\n{"type": "tool"}'],
  ['a bracket too few', '{"a": ["1", "2"},\n{"type": "tool"}'],
  ['a bracket too many', '{"a": "1"]},\n{"type": "tool"}'],
  ['an unclosed string', '{\n"name": "Fern,\n"type": "tool"\n}'],
  ['a comma too few', '{"a": "1" "b": ["2"] "type": "tool"}'],
  ['an unclosed key', '{"a": "1", "b\n},\n{"type": "tool"}'],
])('%s leaves what follows as it is', (_, text) => {
  const tokens = tokenise(text);
  expect(textsWith(tokens, 'support.type.property-name.json')).toContain('"type"');
  expect(textsWith(tokens, 'string.quoted.double.json')).toContain('"tool"');
  expect(tokens.filter(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid')))).toEqual([]);
});
