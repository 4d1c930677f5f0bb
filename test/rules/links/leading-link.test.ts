import { expect, test } from 'vitest';
import { check, checkFix, repairTitles } from '../check.ts';
import { attackEntry, markBelow, tool } from './objects.ts';

const only = { only: ['leading-link'] };
const fan = '[Paperfan](https://attack.mitre.org/software/S9001)';
const signals = `${fan} sends signals at dusk.`;
const technique = (number: number, name: string, id: string): string =>
  `{"type": "attack-pattern", "id": "attack-pattern--#${number}", "name": "${name}", ${attackEntry(id, 'techniques')}}`;
const relationship = (number: number, type: string, source: string, target: string): string =>
  `{"type": "relationship", "id": "relationship--#${number}", "relationship_type": "${type}", "source_ref": "${source}", "target_ref": "${target}"}`;

const objects = [
  tool(1, 'Paperfan', 'S9001'),
  tool(2, 'Papercrane', 'S9002', ', "x_mitre_aliases": ["Fold Bird"]'),
  technique(3, 'Lantern Signalling', 'T9001'),
];

/** A relationship from Papercrane to Lantern Signalling, and the objects. */
function uses(description: string, mark = '', others: readonly string[] = objects, rest = ''): string {
  return [
    `[{"type": "relationship", "id": "relationship--#9", "relationship_type": "uses"${rest}, "description":`,
    `"${description}"`,
    ...(mark === '' ? [] : [mark]),
    ', "source_ref": "tool--#2", "target_ref": "attack-pattern--#3"}',
    ...others.map((other) => `, ${other}`),
    ']',
  ].join('\n');
}

test('the text opens with another object than the source', () => {
  const message = 'warning leading-link: the description opens with "Paperfan", but source_ref is "Papercrane"';
  check(uses(signals, markBelow(signals, fan, message)), only);
  const cursor = uses(`$0${signals}`);
  expect(repairTitles(cursor, only)).toEqual(['*Set source_ref to "Paperfan"', 'Link "Papercrane" instead']);
  checkFix(cursor, 'Set', uses(signals).replace('"source_ref": "tool--#2"', '"source_ref": "tool--#1"'), only);
  checkFix(cursor, 'Link', uses('[Papercrane](https://attack.mitre.org/software/S9002) sends signals at dusk.'), only);
});

test.each([
  'A [Paperfan](https://attack.mitre.org/software/S9001) sends signals.',
  `${fan} sends signals by Papercrane.`,
  `${fan} is dropped by [fold bird](https://attack.mitre.org/software/S9002).`,
  `${fan} sends signals.(Citation: Example Papercrane 2024)`,
  '[Papercrane](https://attack.mitre.org/software/S9002) drops Paperfan.',
  '[Lantern Signalling](https://attack.mitre.org/techniques/T9001) is used.',
  '[Unknown](https://attack.mitre.org/software/S9009) sends signals.',
])('quiet: %s', (description) => check(uses(description), only));

test('quiet on revoked and deprecated relationships, and on other objects', () => {
  check(uses(signals, '', objects, ', "revoked": true'), only);
  check(uses(signals, '', objects, ', "x_mitre_deprecated": true'), only);
  check(`[{"type": "malware", "id": "malware--#7", "name": "M", "description": "${signals}"}, ${objects[0]}]`, only);
});

test('quiet on the parent technique of an end and on the group of a campaign', () => {
  const parent = technique(4, 'Signalling', 'T9000');
  const others = [...objects, parent, relationship(5, 'subtechnique-of', 'attack-pattern--#3', 'attack-pattern--#4')];
  check(uses('[Signalling](https://attack.mitre.org/techniques/T9000) is used.', '', others), only);
  const group = `{"type": "intrusion-set", "id": "intrusion-set--#6", "name": "Harbour Group", ${attackEntry('G9001', 'groups')}}`;
  const attributed = [...objects, group, relationship(7, 'attributed-to', 'tool--#2', 'intrusion-set--#6')];
  check(uses('[Harbour Group](https://attack.mitre.org/groups/G9001) sends signals.', '', attributed), only);
});

test('an object that cannot be a source is not set as one', () => {
  const others = [...objects, technique(8, 'Dusk Signalling', 'T9002')];
  const cursor = uses('$0[Dusk Signalling](https://attack.mitre.org/techniques/T9002) is used.', '', others);
  expect(repairTitles(cursor, only)).toEqual(['Link "Papercrane" instead']);
});
