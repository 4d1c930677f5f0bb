import { expect, test } from 'vitest';
import {
  attackIdOf,
  attackIdPrefix,
  isAttackKillChain,
  isAttackSource,
  killChainOfDomain,
  urlMatchesAttackId,
} from '../../server/src/stix/attack.ts';

test('ids', () => {
  expect(['T9001', 'T9001.002', 'DET9001', 'A9001', 'TA9001'].map(attackIdPrefix)).toEqual([
    'T',
    'T',
    'DET',
    'A',
    'TA',
  ]);
  expect(['', 'X9001', 'T900', 'T90011', 'G9001.001', 't9001', 'T9001.02'].map(attackIdPrefix)).toEqual(
    Array(7).fill(undefined),
  );
});

test('sources', () => {
  expect(['mitre-attack', 'mitre-ics-attack', 'mitre-mobile-attack', 'mitre-pre-attack'].every(isAttackSource)).toBe(
    true,
  );
  expect(['capec', 'mitre', 'mitre-attack-blog', 'x mitre-attack'].some(isAttackSource)).toBe(false);
});

test('the id of an object', () => {
  expect(attackIdOf([{ source_name: 'mitre-attack', external_id: 'T9001' }])).toBe('T9001');
  expect(
    attackIdOf([
      { source_name: 'capec', external_id: 'CAPEC-1' },
      { source_name: 'mitre-ics-attack', external_id: 'T9002' },
    ]),
  ).toBe('T9002');
  expect(attackIdOf([{ source_name: 'mitre-attack' }, { source_name: 7, external_id: 'T9001' }])).toBeUndefined();
  expect(attackIdOf([])).toBeUndefined();
});

test.each([
  ['https://attack.mitre.org/techniques/T9001/002', 'T9001.002', true],
  ['https://attack.mitre.org/techniques/T9001/002/', 'T9001.002', true],
  ['https://attack.mitre.org/techniques/T9001.002', 'T9001.002', true],
  ['https://attack.mitre.org/techniques/T9001', 'T9001.002', false],
  ['https://attack.mitre.org/techniques/T9002', 'T9001', false],
  ['https://attack.mitre.org/detectionstrategies/DET9001#AN9002', 'AN9002', true],
  ['https://attack.mitre.org/detectionstrategies/DET9001#AN9002', 'DET9001', false],
  ['https://example.org/XT9001', 'T9001', false],
  ['', 'T9001', false],
])('%s ends in %s: %s', (url, id, expected) => {
  expect(urlMatchesAttackId(url, id, 'attack-pattern')).toBe(expected);
  expect(urlMatchesAttackId(url, id, 'x-mitre-matrix')).toBe(true);
});

test('kill chains', () => {
  expect(isAttackKillChain('mitre-ics-attack')).toBe(true);
  expect(isAttackKillChain('lockheed-martin-cyber-kill-chain')).toBe(false);
  expect(killChainOfDomain('mobile-attack')).toBe('mitre-mobile-attack');
  expect(killChainOfDomain('toString')).toBeUndefined();
});
