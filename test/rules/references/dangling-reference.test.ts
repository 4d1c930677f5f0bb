import { expect, test } from 'vitest';
import { uuidOf } from '../../fixture.ts';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';

const uuid = uuidOf(2);
const tool = (author: string): string => `{"type": "tool", "id": "tool--#1", "created_by_ref": "${author}"}`;
const identity = '{"type": "identity", "id": "identity--#2", "name": "Example Watch"}';
const slip = `identity--${uuid.slice(0, -2)}zz`.replace('zz', uuid.endsWith('02') ? '13' : '02');

test('defined nowhere: a warning', () => {
  check(
    `
{
  "type": "tool",
  "id": "tool--#1",
  "created_by_ref": "identity--#2"
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning dangling-reference: no object with the id identity--#2 (created_by_ref)
}
`.replace('identity--#2 (', `identity--${uuid} (`),
  );
});

test('info for plain STIX, off when relaxed, and what the user says wins', () => {
  const severity = (configuration: object): readonly string[] =>
    openFixture(tool('identity--#2'), { configuration })
      .findings('/a.json')
      .findings.map((shown) => shown.severity);
  expect(severity({ preset: 'stix' })).toEqual(['info']);
  expect(severity({ preset: 'relaxed' })).toEqual([]);
  expect(severity({ preset: 'stix', rules: { 'dangling-reference': 'hint' } })).toEqual(['hint']);
});

/** Without the offer to create the missing object, which always stands behind the others. */
const settingTitles = (source: string): readonly string[] =>
  repairTitles(source).filter((title) => !title.startsWith('Create '));

test('an error where a near id is defined; the fix is preferred, and never safe', () => {
  const [shown] = openFixture(`[${tool(slip)}, ${identity}]`).findings('/a.json').findings;
  expect([shown?.severity, shown?.finding.message]).toEqual([
    'error',
    `no object with the id ${slip}; did you mean identity--${uuid}?`,
  ]);
  const cursor = `[${tool(`$0${slip}`)}, ${identity}]`;
  expect(settingTitles(cursor)).toEqual([`*Set created_by_ref to Example Watch (identity--${uuid.slice(0, 8)}…)`]);
  checkFix(cursor, 'Set', `[${tool('identity--#2')}, ${identity}]`);
});

test('ids that are counted by hand are near without being slips: the usual severity, with the hint', () => {
  const counted = (digit: number): string => `identity--11111111-2222-4333-8444-00000000000${digit}`;
  const known = `{"type": "identity", "id": "${counted(1)}", "name": "Example Watch"}`;
  const [shown] = openFixture(`[${tool(counted(2))}, ${known}]`).findings('/a.json').findings;
  expect([shown?.severity, shown?.finding.message]).toEqual([
    'warning',
    `no object with the id ${counted(2)}; did you mean ${counted(1)}?`,
  ]);
  expect(settingTitles(`[${tool(`$0${counted(2)}`)}, ${known}]`)).toEqual([
    '*Set created_by_ref to Example Watch (identity--11111111…)',
  ]);
});

test('a mistyped marking of the Traffic Light Protocol is recognised, and set right', () => {
  const red = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed';
  const marked = (id: string): string => `{"type": "tool", "id": "tool--#1", "object_marking_refs": ["${id}"]}`;
  const [shown] = openFixture(marked(red.replace('5ed', '5ef'))).findings('/a.json').findings;
  expect([shown?.severity, shown?.finding.message]).toEqual([
    'error',
    `no object with the id ${red.replace('5ed', '5ef')}; did you mean ${red}?`,
  ]);
  const cursor = marked(`$0${red.replace('5ed', '5ef')}`);
  expect(repairTitles(cursor)).toEqual(['*Set object_marking_refs to TLP:RED (marking-definition--5e57c739…)']);
  checkFix(cursor, 'Set', marked(red));
  const capitals = marked(`$0${red.replace('5e57c739', '5E57C739')}`);
  expect(repairTitles(capitals)).toEqual([
    '*!Set object_marking_refs to TLP:RED (marking-definition--5e57c739…)',
    'Remove object_marking_refs',
  ]);
  checkFix(capitals, 'Set', marked(red));
  const cut = `$0${red.slice(0, -10)}`;
  expect(repairTitles(marked(cut))[0]).toBe('*!Set object_marking_refs to TLP:RED (marking-definition--5e57c739…)');
});

test('a marking that the document defines itself is proposed once', () => {
  const red = 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed';
  const cursor = `[{"type": "tool", "id": "tool--#1", "object_marking_refs": ["$0${red.replace('5ed', '5ef')}"]},
    {"type": "marking-definition", "id": "${red}", "name": "TLP:RED"}]`;
  expect(repairTitles(cursor)).toEqual(['*Set object_marking_refs to TLP:RED (marking-definition--5e57c739…)']);
});

test('no fix by use or removal for what is only not here', () => {
  expect(settingTitles(`[${tool('$0identity--#9')}, ${identity}]`)).toEqual([]);
});

test('the document, the workspace and catalogs define; the markings of the Traffic Light Protocol are there', () => {
  check(`[${tool('identity--#2')}, ${identity}]`);
  check(`${tool('identity--#2')}\n//- /other/i.json\n${identity}`);
  check(`${tool('identity--#2')}\n//- /catalog/i.json\n${identity}`);
  check(
    `{"type": "tool", "id": "tool--#1", "object_marking_refs": ["marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487"]}`,
  );
});

test('a definition that comes or goes is seen by those who wait for it', () => {
  const engine = openFixture(tool('identity--#2'));
  const messages = (): number => engine.findings('/a.json').findings.length;
  expect(messages()).toBe(1);
  engine.load('/i.json', identity.replace('--#2', `--${uuid}`), 'workspace');
  engine.settle();
  expect(messages()).toBe(0);
  engine.remove('/i.json');
  engine.settle();
  expect(messages()).toBe(1);
});
