/**
 * Ids of existing objects that a mistyped one was meant to be: the same in lower case, one or two characters off, or
 * longer by what was cut off its end.
 *
 * Two random UUIDs are never that near, so the only one is safe for what is no id. A well-formed id may be just right, of
 * an object that is not here: nothing is safe for it. Nor are ids that are counted by hand, whose neighbours are near.
 */
import { definedNear, type Index, isDefined } from '../../index/index.ts';
import type { ReadObject } from '../../index/read-object.ts';
import { idType, isId } from '../../stix/id.ts';
import { predefinedMarking, predefinedMarkings } from '../../stix/markings.ts';
import { allowsType } from '../../stix/reference-properties.ts';
import type { FixContext } from '../rule.ts';
import type { BrokenReference, IdProposal } from './reference-proposal.ts';

const mostNear = 5;
/** A cut id must hold at least this much of its UUID, its first group, to be told from others. */
const enoughDigits = 8;
const countedRun = 8;

/** Existing objects of an allowed type whose id is near, the nearest first and preferred; [] for a blank reference. */
export function nearIds(broken: BrokenReference, { facts }: ReadObject, { index }: FixContext): readonly IdProposal[] {
  const { text, ownerType, property } = broken;
  if (text === '') return [];
  const fits = (id: string): boolean =>
    isId(id) && id !== facts.id && allowsType(ownerType, property, idType(id) ?? '');
  const lower = text.toLowerCase();
  const same = isDefined(index, lower) || predefinedMarking(lower) ? [lower] : [];
  const sources = [() => same, () => definedNear(index, lower), () => beginningWith(index, lower)];
  for (const source of sources) {
    const ids = source().filter(fits).slice(0, mostNear);
    const safe = ids.length === 1 && (ids[0] === lower || (!isId(text) && !ids.some((id) => areCounted(id, lower))));
    if (ids.length > 0) return ids.map((id, rank) => ({ id, preferred: rank === 0, safe }));
  }
  return [];
}

/**
 * Whether one of two near ids looks counted by hand (`…-000000000001`): eight or more equal digits in a row in its last
 * group. Such ids are near without one being a slip of the other.
 */
export function areCounted(a: string, b: string): boolean {
  return isCounted(a) || isCounted(b);
}

function isCounted(id: string): boolean {
  let run = 0;
  for (let at = id.lastIndexOf('-') + 1; at < id.length; at++) {
    run = run > 0 && id.charCodeAt(at) === id.charCodeAt(at - 1) ? run + 1 : 1;
    if (run >= countedRun) return true;
  }
  return false;
}

function beginningWith(index: Index, cut: string): readonly string[] {
  const type = idType(cut);
  if (type === undefined || cut.length < type.length + 2 + enoughDigits || isId(cut)) return [];
  const found = predefinedMarkings.map(({ id }) => id).filter((id) => id.startsWith(cut) && !isDefined(index, id));
  for (const id of index.definitions.entries.keys()) {
    if (id.startsWith(cut)) found.push(id);
    if (found.length > mostNear) break;
  }
  return found;
}
