import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodedOffset, decodeString, encodeString, rawOffset, usesAscii } from '../../server/src/syntax/string.ts';

const unit = fc.integer({ min: 0, max: 0xffff });

/** One UTF-16 unit of a value, written in one of the ways that JSON allows. */
const written = fc.tuple(unit, fc.nat({ max: 2 })).map(([code, way]) => {
  const value = String.fromCharCode(code);
  const plain = JSON.stringify(value).slice(1, -1);
  const hex = `\\u${code.toString(16).padStart(4, '0')}`;
  return { value, raw: way === 0 ? plain : way === 1 ? hex : `\\u${hex.slice(2).toUpperCase()}` };
});
const literal = fc.array(written, { maxLength: 30 });

test('a literal is read as JSON.parse reads it, and its offsets lead there and back', () => {
  fc.assert(
    fc.property(literal, (units) => {
      const raw = `"${units.map((each) => each.raw).join('')}"`;
      expect(decodeString(raw)).toBe(JSON.parse(raw));
      let at = 1;
      units.forEach((each, decoded) => {
        expect(rawOffset(raw, decoded)).toBe(at);
        for (let inside = at; inside < at + each.raw.length; inside++) expect(decodedOffset(raw, inside)).toBe(decoded);
        at += each.raw.length;
      });
      expect(rawOffset(raw, units.length)).toBe(raw.length - 1);
      expect(decodedOffset(raw, raw.length - 1)).toBe(units.length);
    }),
  );
});

test('an encoded value is read back, and as ASCII it is written as Python writes it', () => {
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), (codes) => {
      const value = String.fromCharCode(...codes);
      expect(decodeString(`"${encodeString(value)}"`)).toBe(value);
      const ascii = encodeString(value, { ascii: true });
      expect(decodeString(`"${ascii}"`)).toBe(value);
      expect(usesAscii(ascii)).toBe(true);
    }),
  );
  expect(encodeString('é😀"\n/', { ascii: true })).toBe('\\u00e9\\ud83d\\ude00\\"\\n/');
  expect(encodeString('é😀"\n/')).toBe('é😀\\"\\n/');
});

test('what is no sound literal is read as far as it goes', () => {
  expect(decodeString('"open')).toBe('open');
  expect(decodeString('"')).toBe('');
  expect(decodeString('')).toBe('');
  expect(decodeString('"a\\"')).toBe('a"');
  expect(decodeString('"a\\')).toBe('a\\');
  expect(decodeString('"\\u12"')).toBe('\\u12');
  expect(decodeString('"\\q\\u00zz"')).toBe('\\q\\u00zz');
  expect(rawOffset('"open', 99)).toBe(5);
  expect(rawOffset('"a"', -1)).toBe(1);
  expect(rawOffset('', 3)).toBe(0);
  expect(decodedOffset('"ab"', 99)).toBe(2);
  expect(decodedOffset('"ab"', 0)).toBe(0);
});

test('offsets stay in bounds and never fall, on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', '\\', 'u', '0', 'f', 'é', '\n', 'x') }), (raw) => {
      const value = decodeString(raw);
      let before = 0;
      for (let at = 0; at <= value.length; at++) {
        const offset = rawOffset(raw, at);
        expect(offset).toBeGreaterThanOrEqual(before);
        expect(offset).toBeLessThanOrEqual(raw.length);
        before = offset;
      }
      expect(decodedOffset(raw, raw.length)).toBe(value.length);
    }),
  );
});

test('usesAscii tells by the first other character', () => {
  expect(usesAscii('')).toBe(true);
  expect(usesAscii('{"a": "\\u00e9"}\n\u007f')).toBe(true);
  expect(usesAscii('é')).toBe(false);
});
