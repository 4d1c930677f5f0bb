// Bad input: nothing throws, and twice the text takes about twice the time, for text made to hurt.

import { expect, test } from 'vitest';
import { contentOf, createText, editText, lineCount, positionAt } from '../../server/src/syntax/text.ts';

const bad: Readonly<Record<string, (size: number) => string>> = {
  'open brackets': (size) => '['.repeat(size),
  'open braces': (size) => '{'.repeat(size),
  'open braces on lines': (size) => '[\n{\n'.repeat(size / 4),
  'open braces at the anchor': (size) => `[\n  {\n    "type": 1,\n${'  {\n'.repeat(size / 4)}`,
  'nested objects': (size) => '{"a":'.repeat(size / 5),
  'nested objects on lines': (size) => '{"a":\n'.repeat(size / 6),
  'nested objects with type and id': (size) => '{"type":1,"id":2,"a":\n{"b":\n'.repeat(size / 29),
  'items that may be objects': (size) => `[\n {\n  "a": [\n${' {"b": [\n {"type":1,"id":1,"c":[\n'.repeat(size / 33)}`,
  'items on one line': (size) => '{"x":[{"type":1,"id":2},'.repeat(size / 24),
  'items on one line, then broken': (size) => `[${`${'{"x":[{"type":1,"id":2},'.repeat(20)}]`.repeat(size / 480)}`,
  'broken objects on one line': (size) => `[{]${'},{"type":1]'.repeat(size / 12)}`,
  'candidates in candidates': (size) => `[{]${'},{"a":[{},{"type":1]'.repeat(size / 21)}`,
  separators: (size) => `[{"a":1${'},{"'.repeat(size / 4)}`,
  'ends of the root': (size) => `{"objects":[${'{}],"a":[{"b":1},{"type":1}'.repeat(size / 27)}`,
  'ends of the root on lines': (size) => `{"objects":[\n${'{}],"a":[\n'.repeat(size / 10)}`,
  quotes: (size) => '{"'.repeat(size / 2),
  'quotes on lines': (size) => '{"\n'.repeat(size / 3),
  backslashes: (size) => `{"${'\\"'.repeat(size / 2)}`,
  commas: (size) => `[{}${',,{}'.repeat(size / 4)}`,
  blanks: (size) => `[{}${' '.repeat(size)}{}`,
  'flat lists': (size) => `[\n{\n"type":[}\n${'{\n"b":[\n'.repeat(size / 8)}`,
  'empty objects': (size) => '{}'.repeat(size / 2),
  'carriage returns': (size) => '{}\r'.repeat(size / 3),
  'NUL bytes': (size) => '\0'.repeat(size),
  'lone surrogates': (size) => `["${'\ud800'.repeat(size)}`,
};

function secondsFor(content: string): number {
  const start = performance.now();
  const text = createText(content);
  const middle = Math.floor(content.length / 2);
  positionAt(editText(text, { from: middle, to: middle, text: '"' }).text, middle);
  return performance.now() - start;
}

for (const [name, write] of Object.entries(bad)) {
  test(`${name}: in linear time, without loss`, () => {
    const content = write(20_000);
    expect(contentOf(createText(content))).toBe(content);
    const [small = 0, large = 0] = [50_000, 400_000].map((size) => {
      const sized = write(size);
      return Math.min(secondsFor(sized), secondsFor(sized));
    });
    // Eight times the text; quadratic work would take 64 times as long.
    expect(large).toBeLessThan(30 * Math.max(small, 5));
  });
}

test('100 MB of open brackets', () => {
  const text = createText('['.repeat(100_000_000));
  expect(text.length).toBe(100_000_000);
  expect(text.shape).toBe('array');
  expect(text.chunks[0]?.problem).toBeDefined();
});

test.for([
  ['', 'empty'],
  ['\ufeff', 'empty'],
  [' \n', 'empty'],
  ['7', 'other'],
  ['"text"', 'other'],
  ['\u0000\u0001PK\u0003', 'other'],
  ['[]', 'array'],
  ['[1, 2]', 'array'],
  ['{}', 'object'],
  ['{"objects": {"0": {"type": "file"}}}', 'object'],
  ['{"objects": []}', 'bundle'],
  ['\ufeff{"a": {"objects": []}}', 'object'],
  ['{"a":1}{"a":2}', 'sequence'],
  ['x {"type": "malware"}', 'object'],
] as const)('the shape of %j is %s', ([content, shape]) => {
  const text = createText(content);
  expect(text.shape).toBe(shape);
  expect(contentOf(text)).toBe(content);
  expect(lineCount(text)).toBe(content.split('\n').length);
});
