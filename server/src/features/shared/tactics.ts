/** The tactics that a kill chain phase names. */
import type { PhaseUse } from '../../index/facts.ts';
import { isLive } from '../../index/facts.ts';
import { definitionsOf, type Index } from '../../index/index.ts';
import { valuesOf } from '../../index/multimap.ts';
import type { DocumentHandle, ObjectRecord } from '../../index/record.ts';
import { isAttackKillChain } from '../../stix/attack.ts';

/**
 * The tactics with the phase's name as shortname, the best one first: in the same document, named by the phase's own
 * kill chain (the source of its ATT&CK id), live. ATT&CK's domains share shortnames. None for other kill chains.
 */
export function tacticsOf(index: Index, { killChain, phase }: PhaseUse, from: DocumentHandle): readonly ObjectRecord[] {
  if (!isAttackKillChain(killChain)) return [];
  const rank = (record: ObjectRecord): number =>
    (record.document === from ? 0 : record.document.origin === 'catalog' ? 16 : 8) +
    (record.facts.externalReferences.some(({ sourceName }) => sourceName === killChain) ? 0 : 4) +
    (isLive(record.facts) ? 0 : 2) +
    (record.facts.id && definitionsOf(index, record.facts.id, from)[0] === record ? 0 : 1);
  return [...valuesOf(index.tactics, phase)]
    .map((record) => ({ record, rank: rank(record) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ record }) => record);
}
