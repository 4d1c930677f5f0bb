// What is coloured inside JSON strings: citations, ids, links to ATT&CK pages.

import { expect, test } from 'vitest';
import { expectLinear } from '../shape.ts';
import { contributedGrammars, createTokeniser, textsWith } from './tokenise.ts';

const tokenise = await createTokeniser();
const uuid = '0f3c1b7a-52d4-4e0b-9a61-7c8d2e4f6a10';

/** The tokens of an object whose description is `text`, written as JSON. */
function describe(text: string) {
  return tokenise(`{"description": ${JSON.stringify(text)}, "next": "value"}`);
}

function citationNames(text: string) {
  return textsWith(describe(text), 'entity.name.label.citation.stix');
}

test('the grammar is injected into every kind of JSON that VS Code knows', () => {
  const injected = contributedGrammars().find(({ scopeName }) => scopeName === 'stix.injection');
  expect(injected?.injectTo).toEqual(['source.json', 'source.json.comments', 'source.json.lines', 'source.json.stix']);
});

test('a citation: marker, name, brackets', () => {
  const tokens = describe('It waits.(Citation: Fern Lab 2031) Then it runs.');
  expect(textsWith(tokens, 'meta.citation.stix')).toEqual(['(Citation: Fern Lab 2031)']);
  expect(textsWith(tokens, 'constant.other.marker.citation.stix')).toEqual(['Citation:']);
  expect(textsWith(tokens, 'entity.name.label.citation.stix')).toEqual(['Fern Lab 2031']);
});

test('citations back to back and at the start', () => {
  expect(citationNames('(Citation: A)(Citation: B C)')).toEqual(['A', 'B C']);
});

test.each([
  ['Fern (Part 2)'],
  ['Fern (Part (two) of (three)) End'],
  ['Fern, Moss / Lichen_2031 & "Oak"'],
  ['F\u00e9rn \u2013 \u6811'],
  ['Fern 2031 '],
  ["O'Fern: @moss; C++"],
])('the name %j', (name) => {
  expect(citationNames(`Text.(Citation: ${name})`)).toEqual([JSON.stringify(name).slice(1, -1)]);
});

test('escapes within a name stay visible', () => {
  const tokens = tokenise('{"description": "(Citation: F\\u00e9rn \\"x\\")"}');
  expect(textsWith(tokens, 'entity.name.label.citation.stix')).toEqual(['F\\u00e9rn \\"x\\"']);
  expect(textsWith(tokens, 'constant.character.escape.json')).toEqual(['\\u00e9', '\\"', '\\"']);
});

test.each([
  ['unclosed', 'Text.(Citation: Fern and more'],
  ['no blank', '(Citation:Fern)'],
  ['lower case', '(citation: Fern)'],
  ['empty', '(Citation: )'],
  ['over a line end', '(Citation: Fern\nLab)'],
  ['prose', 'elicitation (cited: Fern) FinFisher Citation'],
])('no citation: %s', (_, text) => {
  expect(textsWith(describe(text), 'meta.citation.stix')).toEqual([]);
});

test('an unclosed citation does not swallow the next one, nor the end of its string', () => {
  const tokens = describe('A.(Citation: Fern B.(Citation: Moss)');
  expect(textsWith(tokens, 'entity.name.label.citation.stix')).toEqual(['Moss']);
  const open = describe('A.(Citation: Fern');
  expect(textsWith(open, 'support.type.property-name.json')).toEqual(['"description"', '"next"']);
  expect(textsWith(open, 'string.quoted.double.json')).toEqual(['"A.(Citation: Fern"', '"value"']);
});

test('ids of values, not of keys', () => {
  const tokens = tokenise(`{"x-mitre-tactic--${uuid}": "x-mitre-tactic--${uuid}", "r": ["tool--${uuid}"]}`);
  expect(textsWith(tokens, 'meta.id.stix')).toEqual([`x-mitre-tactic--${uuid}`, `tool--${uuid}`]);
  expect(textsWith(tokens, 'entity.name.type.stix')).toEqual(['x-mitre-tactic', 'tool']);
  expect(textsWith(tokens, 'constant.other.uuid.stix')).toEqual([uuid, uuid]);
});

test.each([[`tool-${uuid}`], [`Tool--${uuid}`], [`tool--${uuid.slice(1)}`], [`tool--${uuid}0`], ['attack-'], [uuid]])(
  'no id: %s',
  (text) => {
    expect(textsWith(describe(text), 'meta.id.stix')).toEqual([]);
  },
);

test('links to ATT&CK pages, and the macro', () => {
  const tokens = describe(
    '[Fern Fox (2)](https://attack.mitre.org/groups/G9001) uses (LinkById: T9001.002) and [x](https://example.org/a).',
  );
  expect(textsWith(tokens, 'string.other.link.title.stix')).toEqual(['Fern Fox (2)']);
  expect(textsWith(tokens, 'markup.underline.link.stix')).toEqual(['https://attack.mitre.org/groups/G9001']);
  expect(textsWith(tokens, 'constant.other.attack-id.stix')).toEqual(['T9001.002']);
});

test('minified objects in one line', () => {
  const object = `{"type":"tool","id":"tool--${uuid}","description":"Digs.(Citation: Fern)"}`;
  const tokens = tokenise(`{"objects":[${[object, object, object].join(',')}]}`);
  expect(textsWith(tokens, 'entity.name.label.citation.stix')).toEqual(['Fern', 'Fern', 'Fern']);
  expect(textsWith(tokens, 'meta.id.stix')).toHaveLength(3);
});

test('an unclosed string: its citation is coloured, the next line is not touched', () => {
  const tokens = tokenise('{\n"description": "A.(Citation: Fern) B\n"type": "tool"\n}');
  expect(textsWith(tokens, 'entity.name.label.citation.stix')).toEqual(['Fern']);
  expect(textsWith(tokens, 'support.type.property-name.json')).toContain('"type"');
});

test.each([
  ['unclosed citations', '(Citation: '],
  ['unclosed brackets in a citation', '(Citation: (', '('],
  ['opening square brackets', '['],
  ['link titles', '[a'],
  ['hyphens', 'a-'],
  ['letters', 'a'],
  ['double hyphens', 'a--'],
  ['backslashes', '\\\\'],
])('%s: time grows with the length', (_, start, unit = start) => {
  expectLinear((length) => {
    const line = `{"description": "${start}${unit.repeat(length / unit.length)}"}`;
    return () => expect(tokenise(line).length).toBeGreaterThan(0);
  }, 10_000);
});
