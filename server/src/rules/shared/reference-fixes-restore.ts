/**
 * Restoring a relationship that lost its ids: the workspace or a catalog may hold the same one, unharmed. It is known by
 * its relationship_type and description, and by `created`; every blank or cut value is then taken from it at once.
 *
 * Decided here:
 * - Another definition of the relationship's own, well-formed id is a candidate whatever its description says now.
 * - A candidate that contradicts what is left (another end, another type than a cut id begins with) is none.
 * - One with another well-formed id is another relationship: it is offered behind the others, never preferred.
 * - One of the same document keeps its id to itself, and is never preferred.
 * - `exact` are those with an equal `created`, the one with an equal `modified` first; the only one is safe. `similar` (at most 10) are offered without any.
 */
import type { Facts, Path, Reference } from '../../index/facts.ts';
import { definitionsOf, resolve, twinKey } from '../../index/index.ts';
import { valuesOf } from '../../index/multimap.ts';
import { samePath } from '../../index/paths.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { idType, isId, typePrefixOf } from '../../stix/id.ts';
import { parseTimestamp } from '../../stix/time.ts';
import type { Fix, FixContext, ObjectEdit } from '../rule.ts';
import { isSound } from './reference-defects.ts';
import { memberEdit, ownIdEdit, repairs } from './reference-edits.ts';
import { sentenceOf, shortId } from './reference-names.ts';

const mostSimilar = 10;
const ends = ['source_ref', 'target_ref'];
const authors = ['created_by_ref', 'x_mitre_modified_by_ref'];

export interface RestoreFixes {
  /** From relationships with an equal `created`. */
  readonly exact: readonly Fix[];
  /** From those of equal description only; [] where there is an exact one. */
  readonly similar: readonly Fix[];
}

interface Candidate {
  readonly record: ObjectRecord;
  readonly exact: boolean;
  /** It is another relationship, or a neighbour in the same document. */
  readonly doubtful: boolean;
  readonly edits: readonly ObjectEdit[];
}

/**
 * Fixes that replace every blank or cut id of a relationship.
 * @param needed the path that a fix must repair (the finding's): candidates that cannot are left out
 */
export function restoreFixes(
  object: ReadObject,
  record: ObjectRecord,
  context: FixContext,
  needed: Path,
): RestoreFixes {
  const candidates = candidatesFor(object, record, context, needed);
  const exact = candidates.filter((candidate) => candidate.exact);
  const rank = ({ doubtful, record: { facts } }: Candidate): number =>
    (doubtful ? 2 : 0) + (facts.modified === object.facts.modified ? 0 : 1);
  exact.sort((a, b) => rank(a) - rank(b));
  const chosen = exact.length > 0 ? exact : candidates.slice(0, mostSimilar);
  const certain = exact.filter(({ doubtful }) => !doubtful);
  const fixes = chosen.map((candidate) => ({
    title: titleOf(candidate, record, context, chosen.length > 1),
    edits: candidate.edits,
    preferred: candidate === certain[0],
    safe: candidate === certain[0] && certain.length === 1,
  }));
  return exact.length > 0 ? { exact: fixes, similar: [] } : { exact: [], similar: fixes };
}

function titleOf({ edits, record }: Candidate, own: ObjectRecord, { index }: FixContext, several: boolean): string {
  const count = edits.length === 1 ? '1 id' : `${edits.length} ids`;
  const title = `Restore ${count} from ${shortId(record.facts.id ?? '')}`;
  return several ? `${title} (${sentenceOf(index, record, own.document)})` : title;
}

function candidatesFor(
  object: ReadObject,
  record: ObjectRecord,
  { index }: FixContext,
  needed: Path,
): readonly Candidate[] {
  if (object.facts.relationship === undefined) return [];
  const byId = new Map<string, ObjectRecord>();
  for (const other of twinsOf(object.facts, record, index)) {
    const id = other.facts.id;
    if (other === record || !isSound(id) || contradicts(object.facts, other.facts)) continue;
    if (!byId.has(id) || other === resolve(index, id, record.document)) byId.set(id, other);
  }
  const candidates: Candidate[] = [];
  for (const other of byId.values()) {
    const sameDocument = other.document === record.document;
    const edits = editsFrom(object, other.facts, !sameDocument);
    if (!edits.some((edit) => repairs(edit, needed))) continue;
    const anotherId = isSound(object.facts.id) && object.facts.id !== other.facts.id;
    const exact = sameMoment(object.facts.created, other.facts.created);
    candidates.push({ record: other, exact, doubtful: sameDocument || anotherId, edits });
  }
  return candidates;
}

function* twinsOf(facts: Facts, record: ObjectRecord, index: FixContext['index']): Iterable<ObjectRecord> {
  if (isSound(facts.id)) {
    for (const other of definitionsOf(index, facts.id, record.document)) {
      if (other.facts.relationship?.relationshipType === facts.relationship?.relationshipType) yield other;
    }
  }
  const key = twinKey(facts);
  if (key !== undefined) yield* valuesOf(index.twins, key);
}

/** Whether a healthy end differs, or a cut one begins with the name of another type. */
function contradicts(own: Facts, other: Facts): boolean {
  return ends.some((property) => {
    const mine = referenceAt(own, [property])?.id?.trim() ?? '';
    const theirs = referenceAt(other, [property])?.id;
    if (mine === '' || !isSound(theirs)) return false;
    if (isId(mine)) return mine !== theirs;
    const types = typePrefixOf(mine);
    return types.length > 0 && !types.includes(idType(theirs) ?? '');
  });
}

function editsFrom(object: ReadObject, other: Facts, withId: boolean): readonly ObjectEdit[] {
  const { facts, value } = object;
  const edits: ObjectEdit[] = [];
  if (withId && !isSound(facts.id) && isSound(other.id)) edits.push(ownIdEdit(object, other.id));
  for (const property of [...ends, ...authors]) {
    const theirs = referenceAt(other, [property])?.id;
    const needed = ends.includes(property) || Object.hasOwn(value, property);
    if (needed && isSound(theirs) && !isSound(value[property])) edits.push(memberEdit(object, property, theirs));
  }
  for (const { path, id } of facts.references) {
    if (path[0] !== 'object_marking_refs' || path.length !== 2 || isSound(id)) continue;
    const theirs = referenceAt(other, path)?.id;
    const listed = facts.references.some((one) => one.path[0] === path[0] && one.id === theirs);
    if (isSound(theirs) && !listed) edits.push({ kind: 'value', path, value: theirs });
  }
  return edits;
}

function referenceAt(facts: Facts, path: Path): Reference | undefined {
  return facts.references.find((reference) => samePath(reference.path, path));
}

function sameMoment(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  const left = parseTimestamp(a);
  return left !== undefined && left.millis === parseTimestamp(b)?.millis;
}
