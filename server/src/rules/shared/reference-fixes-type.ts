/**
 * Giving a relationship the type that it lacks, by the types of its ends. Never safe: what the author meant stands nowhere.
 */
import type { ReadObject } from '../../index/read-object.ts';
import { isForeign, legalTypes } from '../../stix/relationships.ts';
import type { Fix } from '../rule.ts';
import { memberEdit } from './reference-edits.ts';
import { soundEnds } from './reference-ends.ts';

/** Says nothing of its ends, and is legal between all: it does not make a choice of the one beside it. */
const saysNothing = 'related-to';

/**
 * One fix for each relationship_type that is documented between objects of these types; [] where an end is not sound.
 * Preferred is the only one, where both types are known.
 */
export function relationshipTypeFixes(object: ReadObject): readonly Fix[] {
  const ends = soundEnds(object.facts);
  if (ends === undefined) return [];
  const { sourceType, targetType } = ends;
  const legal = legalTypes(sourceType, targetType);
  const telling = legal.length > 1 ? legal.filter((type) => type !== saysNothing) : legal;
  const only = telling.length === 1 && !isForeign(sourceType) && !isForeign(targetType) ? telling[0] : undefined;
  return legal.map((type) => ({
    title: `Set relationship_type to ${type}`,
    edits: [memberEdit(object, 'relationship_type', type)],
    preferred: type === only,
  }));
}
