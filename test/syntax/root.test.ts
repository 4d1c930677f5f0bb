import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRoot } from '../../server/src/syntax/root.ts';
import { createText } from '../../server/src/syntax/text.ts';
import { applyTo, document, editOf, stroke } from './fuzz.ts';

test('members before and behind the objects are read, with their places', () => {
  const content =
    '{\n  "type": "bundle",\n  "objects": [\n    {"id": "a"}\n  ],\n  "spec_version": "2.0", "x": {"y": [1]}\n}\n';
  const { members, problem } = readRoot(createText(content));
  expect(problem).toBeUndefined();
  expect(members.map(({ key, value }) => [key, value])).toEqual([
    ['type', 'bundle'],
    ['spec_version', '2.0'],
    ['x', { y: [1] }],
  ]);
  expect(members.map(({ from, to }) => content.slice(from, to))).toEqual([
    '"type": "bundle"',
    '"spec_version": "2.0"',
    '"x": {"y": [1]}',
  ]);
});

test('a bundle without objects, and repeated keys', () => {
  const keys = (content: string) => readRoot(createText(content)).members.map(({ key }) => key);
  expect(keys('{"type":"bundle","type":"b","objects":[],"id":"i","id":"j"}')).toEqual(['type', 'type', 'id', 'id']);
  expect(keys('{"objects":[{}],"objects":[1]}')).toEqual(['objects']);
  expect(keys('[{"type":"malware"}]')).toEqual([]);
  expect(keys('')).toEqual([]);
});

test('a member that is no JSON is told, unless its chunk tells already', () => {
  const bad = readRoot(createText('{"type": bundle, "objects": [{}]}'));
  expect(bad.problem).toMatchObject({ from: 9, message: 'this is no JSON value' });
  const open = createText('{"type": "bundle, "objects": [{}]}');
  expect(open.chunks[0]?.problem).toBeDefined();
  expect(readRoot(open).problem).toBeUndefined();
});

test('any text is read without failing, and members lie in order', () => {
  fc.assert(
    fc.property(document, fc.array(stroke, { maxLength: 5 }), ({ content }, strokes) => {
      const now = strokes.reduce((before, one) => applyTo(before, editOf(before, one)), content);
      let at = 0;
      for (const member of readRoot(createText(now)).members) {
        expect(member.from).toBeGreaterThanOrEqual(at);
        expect(member.to).toBeGreaterThan(member.from);
        at = member.to;
      }
      expect(at).toBeLessThanOrEqual(now.length);
    }),
  );
});
