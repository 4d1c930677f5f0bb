import { expect, test } from 'vitest';
import { printable } from '../../server/src/cli/printable.ts';

test.each([
  ['a b/ü😀', 'a b/ü😀'],
  ['\u001b[31m\n\u202e\u2028', '\\u001b[31m\\u000a\\u202e\\u2028'],
  ['tag \u{e0001}.', 'tag \\u{e0001}.'],
])('%j', (text, shown) => expect(printable(text)).toBe(shown));
