import { expect, test } from 'vitest';
import { check, checkFix, repairTitles } from '../check.ts';
import { markBelow, text, tool } from './objects.ts';

const only = { only: ['link-text'] };
const others = [tool(2, 'Paperfan', 'S9001', ', "x_mitre_aliases": ["Paperfan", "Fold Fan"]')];
const linkWith = (words: string): string => `Drops [${words}](https://attack.mitre.org/software/S9001).`;

test('the text is none of the names', () => {
  const description = linkWith('Papercrane');
  const message = 'warning link-text: "S9001" is "Paperfan": "Papercrane" is none of its names';
  check(text(description, others, markBelow(description, 'Papercrane', message)), only);
  const cursor = text(linkWith('$0Papercrane'), others);
  expect(repairTitles(cursor, only)).toEqual(['*Write "Paperfan"']);
  checkFix(cursor, 'Write', text(linkWith('Paperfan'), others), only);
});

test('names, aliases, other capitals, and any object that has the id', () => {
  for (const words of ['Paperfan', 'Fold Fan', 'paperfan']) check(text(linkWith(words), others), only);
  check(text(linkWith('Old Fan'), [...others, tool(3, 'Old Fan', 'S9001', ', "revoked": true')]), only);
});

test('what nobody knows has no name', () => check(text(linkWith('Papercrane'), []), only));
