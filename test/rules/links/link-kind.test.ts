import { expect, test } from 'vitest';
import { check, checkFix, repairTitles } from '../check.ts';
import { markBelow, text, tool } from './objects.ts';

const only = { only: ['link-kind', 'unknown-link', 'malformed-link'] };
const others = [tool(2, 'Paperfan', 'S9001')];

test('the id stands under another kind', () => {
  const url = 'https://attack.mitre.org/groups/S9001';
  const description = `Drops [Paperfan](${url}).`;
  const message = 'warning link-kind: "S9001" stands under /software/, not under /groups/';
  check(text(description, others, markBelow(description, url, message)), only);
  const cursor = text(description.replace('https', '$0https'), others);
  expect(repairTitles(cursor, only)).toEqual(['*!Link to "https://attack.mitre.org/software/S9001"']);
  checkFix(cursor, 'Link', text('Drops [Paperfan](https://attack.mitre.org/software/S9001).', others), only);
});

test('an unknown id is only unknown, the right kind is fine', () => {
  const url = 'https://attack.mitre.org/groups/S9009';
  const description = `Drops [Paperfan](${url}).`;
  check(text(description, others, markBelow(description, url, 'info unknown-link')), only);
  check(text('Drops [Paperfan](https://attack.mitre.org/software/S9001).', others), only);
});
