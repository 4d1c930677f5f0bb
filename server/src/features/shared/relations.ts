/** What an object has to do with others, counted: relationships by type and direction, and who else names it. */
import { isLive } from '../../index/facts.ts';
import { type Index, usersOf } from '../../index/index.ts';

/** Relationships of one type; `ends` are the other ends of the first few, ids in document order. */
export interface RelationGroup {
  readonly type: string;
  readonly count: number;
  readonly ends: readonly string[];
}

export interface Relations {
  /** The object is the source. */
  readonly outgoing: readonly RelationGroup[];
  /** The object is the target. */
  readonly incoming: readonly RelationGroup[];
  /** How many objects name the id otherwise: created_by_ref, object_refs, … Counted up to `mostOthers`. */
  readonly others: number;
}

/**
 * One identity has created every object of a release. To tell copies apart costs more than to count, and beyond this
 * number nobody needs to know.
 */
export const mostOthers = 5000;

interface OpenGroup {
  type: string;
  count: number;
  ends: string[];
}

/**
 * Counts in one pass over the objects that hold the id. Copies of an object in several documents count once; revoked
 * and deprecated relationships do not count.
 * @param shown how many ends are kept for each group
 */
export function relationsOf(index: Index, id: string, shown: number): Relations {
  const outgoing = new Map<string, OpenGroup>();
  const incoming = new Map<string, OpenGroup>();
  const seen = new Set<string>();
  let others = 0;
  for (const { facts } of usersOf(index, id)) {
    const relationship = facts.relationship;
    const isSource = relationship?.source === id;
    const isTarget = relationship?.target === id;
    const isEnd = isSource || isTarget;
    if (facts.id === id || (!isEnd && others === mostOthers)) continue;
    if (facts.id) {
      if (seen.has(facts.id)) continue;
      seen.add(facts.id);
    }
    if (relationship === undefined || !isEnd) others += 1;
    else if (isLive(facts)) {
      const type = relationship.relationshipType ?? '?';
      if (isSource) count(outgoing, type, relationship.target, shown);
      if (isTarget) count(incoming, type, relationship.source, shown);
    }
  }
  return { outgoing: largestFirst(outgoing), incoming: largestFirst(incoming), others };
}

function count(groups: Map<string, OpenGroup>, type: string, end: string | undefined, shown: number): void {
  const group = groups.get(type) ?? { type, count: 0, ends: [] };
  group.count += 1;
  if (end && group.ends.length < shown) group.ends.push(end);
  groups.set(type, group);
}

function largestFirst(groups: ReadonlyMap<string, OpenGroup>): readonly RelationGroup[] {
  return [...groups.values()].sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}
