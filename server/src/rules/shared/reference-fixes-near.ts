/**
 * Ids of existing objects that a mistyped one was meant to be: the same in lower case, one or two characters off, or
 * longer by what was cut off its end. The only one is safe: two random UUIDs are never that near.
 */
import { definedNear, type Index, isDefined } from '../../index/index.ts';
import type { ReadObject } from '../../index/read-object.ts';
import { idType, isId } from '../../stix/id.ts';
import { allowsType } from '../../stix/reference-properties.ts';
import type { FixContext } from '../rule.ts';
import type { BrokenReference, IdProposal } from './reference-proposal.ts';

const mostNear = 5;
/** A cut id must hold at least this much of its UUID, its first group, to be told from others. */
const enoughDigits = 8;

/** Existing objects of an allowed type whose id is near, the nearest first and preferred; [] for a blank reference. */
export function nearIds(broken: BrokenReference, { facts }: ReadObject, { index }: FixContext): readonly IdProposal[] {
  const { text, ownerType, property } = broken;
  if (text === '') return [];
  const fits = (id: string): boolean =>
    isId(id) && id !== facts.id && allowsType(ownerType, property, idType(id) ?? '');
  const lower = text.toLowerCase();
  const same = isDefined(index, lower) ? [lower] : [];
  const sources = [() => same, () => definedNear(index, lower), () => beginningWith(index, lower)];
  for (const source of sources) {
    const ids = source().filter(fits).slice(0, mostNear);
    if (ids.length > 0) return ids.map((id, rank) => ({ id, preferred: rank === 0, safe: ids.length === 1 }));
  }
  return [];
}

function beginningWith(index: Index, cut: string): readonly string[] {
  const type = idType(cut);
  if (type === undefined || cut.length < type.length + 2 + enoughDigits || isId(cut)) return [];
  const found: string[] = [];
  for (const id of index.definitions.entries.keys()) {
    if (id.startsWith(cut)) found.push(id);
    if (found.length > mostNear) break;
  }
  return found;
}
