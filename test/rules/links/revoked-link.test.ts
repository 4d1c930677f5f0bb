import { expect, test } from 'vitest';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';
import { markBelow, text, tool } from './objects.ts';

const only = { only: ['revoked-link', 'unknown-link'] };
const link = '[Paperfan](https://attack.mitre.org/software/S9001)';
const description = `Drops ${link}.`;
const revoked = tool(2, 'Paperfan', 'S9001', ', "revoked": true');
const replacement = tool(3, 'Papercrane', 'S9002');
const revokedBy =
  '{"type": "relationship", "id": "relationship--#4", "relationship_type": "revoked-by", "source_ref": "tool--#2", "target_ref": "tool--#3"}';

test('a revoked object with its replacement', () => {
  const others = [revoked, replacement, revokedBy];
  const message = 'warning revoked-link: "Paperfan" (S9001) is revoked: "Papercrane" (S9002) replaces it';
  check(text(description, others, markBelow(description, link, message)), only);
  const [shown] = openFixture(text(description, others))
    .findings('/a.json')
    .findings.filter(({ finding }) => finding.rule.code === 'revoked-link');
  expect(shown?.finding.tags).toEqual(['deprecated']);
  const after = text('Drops [Papercrane](https://attack.mitre.org/software/S9002).', others);
  checkFix(text(`Drops $0${link}.`, others), 'Link to "Papercrane"', after, only);
});

test('a deprecated object, and a revoked one without replacement', () => {
  const deprecated = tool(2, 'Paperfan', 'S9001', ', "x_mitre_deprecated": true');
  const mark = markBelow(description, link, 'warning revoked-link: "Paperfan" (S9001) is deprecated');
  check(text(description, [deprecated], mark), only);
  check(
    text(description, [revoked], markBelow(description, link, 'warning revoked-link: "Paperfan" (S9001) is revoked')),
    only,
  );
  expect(repairTitles(text(`Drops $0${link}.`, [revoked]), only)).toEqual([]);
});

test('quiet where a live object has the id now', () => {
  check(text(description, [revoked, tool(3, 'Paperfan', 'S9001')]), only);
});
