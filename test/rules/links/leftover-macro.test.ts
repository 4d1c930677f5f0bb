import { expect, test } from 'vitest';
import { check, checkFix, repairTitles } from '../check.ts';
import { markBelow, text, tool } from './objects.ts';

const only = { only: ['leftover-macro', 'unknown-link', 'malformed-link', 'link-text'] };
const others = [tool(2, 'Paperfan', 'S9001')];

test('a macro, and its link', () => {
  const description = 'Drops (LinkById: S9001).';
  const mark = markBelow(
    description,
    '(LinkById: S9001)',
    'warning leftover-macro: the macro for "S9001" was left in the text: write a link',
  );
  check(text(description, others, mark), only);
  const cursor = text('Drops (Link$0ById: S9001).', others);
  expect(repairTitles(cursor, only)).toEqual(['*!Write "[Paperfan](https://attack.mitre.org/software/S9001)"']);
  checkFix(cursor, 'Write', text('Drops [Paperfan](https://attack.mitre.org/software/S9001).', others), only);
});

test('an unknown id is found once, and has no repair', () => {
  const description = 'Drops (LinkById: S9009).';
  check(text(description, others, markBelow(description, '(LinkById: S9009)', 'warning leftover-macro')), only);
  expect(repairTitles(text('Drops (Link$0ById: S9009).', others), only)).toEqual([]);
});

test('prose that speaks of it is fine', () => check(text('The LinkById macro is not used.', others), only));
