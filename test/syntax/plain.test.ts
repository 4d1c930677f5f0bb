import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutLine, visibleLine } from '../../server/src/syntax/plain.ts';

test.each([
  ['plain', 'plain'],
  [' a  b\n\tc ', ' a b c '],
  ['a\u001b[31m\u0000\u202eb\u2066\u200fc', 'a[31mbc'],
  ['\ud83d\ude00 \ud83d', '\ud83d\ude00 \ufffd'],
])('%j', (text, line) => expect(visibleLine(text)).toBe(line));

test('what is cut ends in …, between characters', () => {
  expect(cutLine('abcdef', 6)).toBe('abcdef');
  expect(cutLine('abcdefg', 6)).toBe('abcde…');
  expect(cutLine('😀'.repeat(7), 6)).toBe(`${'😀'.repeat(5)}…`);
  expect(cutLine('\u001b'.repeat(20), 6)).toBe('');
  expect(cutLine(`${' '.repeat(100)}a`, 6)).toBe(' …');
});

test('any text becomes one short line without anything invisible', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const line = cutLine(text, 60);
      expect([...line].length).toBeLessThanOrEqual(60);
      expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});
