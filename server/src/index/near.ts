/**
 * Finds ids within edit distance 2 of a mistyped one without trying them all: two edits cannot touch all three parts
 * of a UUID (first group, middle groups, last group), so a near id shares one part exactly.
 *
 * The table holds every id that is defined or pointed at. It is filled at the first question, for most sessions never
 * ask, and kept up to date from then on.
 */
import { withinDistance } from '../stix/distance.ts';
import { add, countOf, createMultiMap, type MultiMap, remove, valuesOf } from './multimap.ts';

/** Generated ids that are counted up share two parts with thousands of others: such a part tells nothing. */
const mostSharing = 64;

export interface NearIds {
  /** UUID part → ids that have it; undefined until the first question. */
  parts: MultiMap<string> | undefined;
}

export function createNearIds(): NearIds {
  return { parts: undefined };
}

export function addNear(near: NearIds, id: string): void {
  if (near.parts !== undefined) for (const part of partsOf(id)) add(near.parts, part, id);
}

export function removeNear(near: NearIds, id: string): void {
  if (near.parts !== undefined) for (const part of partsOf(id)) remove(near.parts, part, id);
}

/**
 * Ids within edit distance 2 of `id` (which itself is left out), nearest first.
 * @param all every id there is; read at the first question only
 */
export function nearIds(near: NearIds, id: string, all: () => Iterable<string>): readonly string[] {
  if (near.parts === undefined) {
    near.parts = createMultiMap();
    for (const known of all()) addNear(near, known);
  }
  const found = new Map<string, number>();
  for (const part of partsOf(id)) {
    if (countOf(near.parts, part) > mostSharing) continue;
    for (const candidate of valuesOf(near.parts, part)) {
      if (candidate === id || found.has(candidate)) continue;
      const distance = withinDistance(id, candidate, 2);
      if (distance !== undefined) found.set(candidate, distance);
    }
  }
  return [...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([candidate]) => candidate);
}

function partsOf(id: string): readonly string[] {
  const uuid = id.slice(id.indexOf('--') + 2);
  const first = uuid.indexOf('-');
  const last = uuid.lastIndexOf('-');
  if (first < 0) return [uuid];
  return [`1${uuid.slice(0, first)}`, `2${uuid.slice(first + 1, last)}`, `3${uuid.slice(last + 1)}`];
}
