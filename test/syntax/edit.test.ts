import { expect, test } from 'vitest';
import { createText, editText, type Text, type TextChange } from '../../server/src/syntax/text.ts';

const objects = [1, 2, 3, 4].map((n) => ({ type: 'tool', id: `tool--${n}`, name: `Name ${n}`, refs: [{ url: 'u' }] }));
const bundle = JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }, undefined, 4);

function replace(text: Text, content: string, what: string, by: string): TextChange {
  const from = content.indexOf(what);
  return editText(text, { from, to: from + what.length, text: by });
}

test('an edit in an object replaces one chunk, and all others keep their identity', () => {
  const text = createText(bundle);
  const change = replace(text, bundle, 'Name 2', 'Other');
  expect(change.at).toBe(2);
  expect(change.removed).toHaveLength(1);
  expect(change.inserted).toHaveLength(1);
  expect(change.inserted[0]?.text).toContain('"Other"');
  for (const index of [0, 1, 3, 4]) expect(change.text.chunks[index]).toBe(text.chunks[index]);
  expect(text.chunks[2]?.text).toContain('Name 2');
});

test('a broken object is one chunk with a problem, and mending it brings the old text back', () => {
  const text = createText(bundle);
  const broken = replace(text, bundle, '"Name 2"', '"Name 2');
  expect(broken.removed).toHaveLength(1);
  expect(broken.inserted).toHaveLength(1);
  expect(broken.inserted[0]).toMatchObject({ broken: true, problem: { message: 'this string is not closed' } });
  const from = bundle.indexOf('"Name 2"') + '"Name 2'.length;
  expect(editText(broken.text, { from, to: from, text: '"' }).text.chunks).toEqual(text.chunks);
});

test('an edit of the head keeps the objects', () => {
  const text = createText(bundle);
  const change = replace(text, bundle, 'bundle--1', 'bundle--2');
  expect(change).toMatchObject({ at: 0, removed: [text.chunks[0]] });
  expect(change.inserted).toHaveLength(1);
});

test('other rules for the document keep the chunks that come out equal', () => {
  const text = createText(bundle);
  // On the line of the `[`, the first object no longer tells the indentation.
  const change = replace(text, bundle, '[\n        {', '[{');
  expect(change.text.chunks).toHaveLength(5);
  expect(change.text.chunks.slice(2)).toEqual(text.chunks.slice(2));
  for (const index of [3, 4]) expect(change.text.chunks[index]).toBe(text.chunks[index]);
});

test('an edit that changes nothing replaces nothing', () => {
  const change = replace(createText(bundle), bundle, 'Name 3', 'Name 3');
  expect(change).toMatchObject({ removed: [], inserted: [] });
});

test('an object is pasted and removed', () => {
  const text = createText(bundle);
  const from = bundle.indexOf('        {\n            "type": "tool",\n            "id": "tool--3"');
  const pasted = '        {"type": "tool", "id": "tool--9"},\n';
  const { text: more, inserted } = editText(text, { from, to: from, text: pasted });
  expect(more.chunks).toHaveLength(6);
  expect(inserted.length).toBeLessThanOrEqual(2);
  expect(more.chunks.every((chunk) => chunk.problem === undefined)).toBe(true);
  expect(editText(more, { from, to: from + pasted.length, text: '' }).text.chunks).toEqual(text.chunks);
});

test('places outside the document are clamped', () => {
  const text = createText('{"a":1}');
  expect(editText(text, { from: -5, to: -1, text: '\n' }).text.length).toBe(8);
  expect(editText(text, { from: 99, to: 120, text: '\n{}' }).text.shape).toBe('sequence');
  expect(editText(text, { from: 0, to: 99, text: '' }).text).toMatchObject({ shape: 'empty', length: 0 });
});

test.for([
  ['[{"a":1} {"a":2}]', 1, '`,` is missing between this object and the next', '}'],
  ['[{"a":1},,{"a":2}]', 1, 'this `,` is too many', ','],
  ['[{"a":1},]', 1, 'this `,` is too many', ','],
  ['[,{"a":1}]', 0, 'this `,` is too many', ','],
  ['[{"a":1}', 1, 'the list of objects is not closed: `]` is missing', '}'],
  ['[{"a":1}}]', 1, 'this `}` closes nothing', '}'],
  ['[{"a":1}x,{"type":"b"}]', 1, 'something stands between two objects that belongs to neither', 'x,'],
  ['[{"a":1}] x', 1, 'this stands behind the end', 'x'],
  ['{"objects":[{"a":1}}', 1, '`]` is missing before this `}`', '}'],
  ['{"objects":[{"a":1}]', 1, 'the bundle is not closed: `}` is missing behind this', ']'],
  ['{"type":"bundle,"objects":[{"a":1}]}', 0, 'a quote is missing or too many here', '"bundle,"'],
  ['[7,{"type":"a"}]', 0, 'an object is expected here', '7,'],
  ['{"a":[1}', 1, '`]` is missing before this `}`', '}'],
  ['{"a":{"b":1]}', 1, '`}` is missing before this `]`', ']'],
  ['{"a":1', 1, 'this object is not closed: `}` is missing', '{'],
  ['{"a":1\n{"a":2}', 1, 'this object is not closed: `}` is missing', '1'],
] as const)('%j: chunk %i says: %s', ([content, index, message, place]) => {
  const problems = createText(content).chunks.map((chunk) => chunk.problem);
  expect(problems.filter((problem) => problem !== undefined)).toHaveLength(1);
  const chunk = createText(content).chunks[index];
  expect(chunk?.problem?.message).toContain(message);
  expect(chunk?.text.slice(chunk.problem?.from, chunk.problem?.to)).toBe(place);
});

test('a comma behind the last object of a sequence, or none at all, is no problem', () => {
  for (const content of ['{"a":1},\n{"a":2},\n', '{"a":1}\n{"a":2}\n', '{"a":1}, {"a":2}\n{"a":3}']) {
    const text = createText(content);
    expect(text.shape).toBe('sequence');
    expect(text.chunks.every((chunk) => chunk.problem === undefined)).toBe(true);
  }
});

test('a broken last object leaves the end of the root alone', () => {
  const content = bundle.replace('"Name 4"', '"Name 4').replace(/\n\}$/, ',\n    "spec_version": "2.0"\n}');
  const last = createText(content).chunks.at(-1);
  expect(last?.broken).toBe(true);
  expect(last?.text.slice(last.tail)).toBe(']\n    ,\n    "spec_version": "2.0"\n}'.replace('\n    ,', ','));
  expect(last?.text.slice(0, last.objectEnd).endsWith('}')).toBe(true);
});
