import { expect, test } from 'vitest';
import { check, checkFix, repairTitles } from '../check.ts';
import { markBelow, text, tool } from './objects.ts';

const group = ['malformed-link', 'unknown-link', 'link-kind', 'link-text', 'revoked-link', 'leftover-macro'];
const only = { only: group };
const others = [tool(2, 'Paperfan', 'S9001')];
const site = 'https://attack.mitre.org';

test.each([
  [`[Paperfan] (${site}/software/S9001)`, 'a blank stands between the text of this link and its url', true],
  [`[Paperfan](${site}/software/S9001`, 'this link is not closed', false],
  [`[Paperfan](${site}/software/S9001/x)`, 'attack.mitre.org has no such page', false],
  [`[Paperfan](${site}/softwares/S9001)`, 'attack.mitre.org has no such page', false],
])('%s', (link, message, safe) => {
  const description = `Drops ${link} at dusk.`;
  check(text(description, others, markBelow(description, link, `warning malformed-link: ${message}`)), only);
  const cursor = text(`Drops $0${link} at dusk.`, others);
  const sound = `[Paperfan](${site}/software/S9001)`;
  expect(repairTitles(cursor, only)).toEqual([`*${safe ? '!' : ''}Write "${sound}"`]);
  checkFix(cursor, 'Write', text(`Drops ${sound} at dusk.`, others), only);
});

test('a page that cannot be meant has no repair', () => {
  expect(repairTitles(text(`Drops $0[Paperfan](${site}/softwares).`, others), only)).toEqual([]);
});

test.each([
  `Drops [Paperfan](${site}/software/S9001).`,
  `See [the matrix](${site}/matrices/enterprise/) and [all groups](${site}/groups).`,
  `See ${site}/software/S9001 and [elsewhere] (https://one.example/a).`,
])('quiet: %s', (description) => check(text(description, others), only));
