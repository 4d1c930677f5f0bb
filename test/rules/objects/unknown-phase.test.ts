import { expect, test } from 'vitest';
import { check, checkFix, openFixture, repairTitles } from '../check.ts';

const technique = (phase: string, killChain = 'mitre-attack'): string =>
  `{"type": "attack-pattern", "id": "attack-pattern--#1", "kill_chain_phases": [{"kill_chain_name": "${killChain}", "phase_name":
"${phase}"}]}`;
const tactic =
  '{"type": "x-mitre-tactic", "id": "x-mitre-tactic--#2", "name": "Persistence", "x_mitre_shortname": "persistence"}';

test('a phase that is no tactic', () => {
  const marked = technique('persistance').replace(
    '"}]',
    '"\n^^^^^^^^^^^^^ warning unknown-phase: no tactic has the shortname "persistance"\n}]',
  );
  check(`[${marked}, ${tactic}]`);
});

test('known phases, other kill chains, and no tactic to tell from', () => {
  check(`[${technique('persistence')}, ${tactic}]`);
  check(`[${technique('delivery', 'lockheed-martin-cyber-kill-chain')}, ${tactic}]`);
  check(technique('anything'));
});

test('fix: the nearest tactic', () => {
  const cursor = `[${technique('$0Persistance')}, ${tactic}]`;
  expect(repairTitles(cursor)).toEqual(['*!Set phase_name to persistence']);
  checkFix(cursor, 'Set', `[${technique('persistence')}, ${tactic}]`);
  expect(repairTitles(`[${technique('$0something else')}, ${tactic}]`)).toEqual([]);
});

test('the first tactic that comes makes phases known, the last that goes unknown', () => {
  const engine = openFixture(technique('persistance'));
  const count = (): number => engine.findings('/a.json').findings.length;
  expect(count()).toBe(0);
  engine.load('/t.json', tactic, 'catalog');
  engine.settle();
  expect(count()).toBe(1);
  engine.remove('/t.json');
  engine.settle();
  expect(count()).toBe(0);
});
