/**
 * Which other objects of open documents must be checked again when one object changed. Editing prose touches no other object; an id
 * that comes, goes or changes its standing touches those who point at it, waiting ones included.
 */
import { type Facts, isLive } from './facts.ts';
import { type Index, idsNear, isDefined } from './index.ts';
import { countOf, valuesOf } from './multimap.ts';
import type { ObjectRecord } from './record.ts';

/**
 * Collects into `into` the records whose findings may differ now.
 * @param before the object's facts before the change; undefined when it is new
 * @param after its facts now; undefined when it is gone. The index already holds the new state.
 * @param fresh all objects that came with the same change
 */
export function collectAffected(
  index: Index,
  before: Facts | undefined,
  after: Facts | undefined,
  fresh: ReadonlySet<ObjectRecord>,
  into: Set<ObjectRecord>,
): void {
  collectByStanding(index, before, after, fresh, into);
  collectByNaming(index, before, after, into);
  collectByPhase(index, before, after, into);
  collectByRelationship(index, before, after, into);
}

function collectByStanding(
  index: Index,
  before: Facts | undefined,
  after: Facts | undefined,
  fresh: ReadonlySet<ObjectRecord>,
  into: Set<ObjectRecord>,
): void {
  if (before !== undefined && after !== undefined && standing(index, before) === standing(index, after)) return;
  for (const id of new Set([before?.id, after?.id])) {
    if (!id) continue;
    addUsers(index, id, into);
    // A mistyped reference near this id waits for it: its severity and its fix depend on it.
    if (before?.id === id ? !isDefined(index, id) : isNewlyDefined(index, id, fresh)) {
      for (const near of idsNear(index, id))
        if (!isDefined(index, near)) addAll(into, valuesOf(index.watchers.users, near));
    }
  }
}

function collectByNaming(
  index: Index,
  before: Facts | undefined,
  after: Facts | undefined,
  into: Set<ObjectRecord>,
): void {
  if (before !== undefined && after !== undefined && naming(before) === naming(after)) return;
  for (const attackId of new Set([before?.attackId, after?.attackId])) {
    if (attackId !== undefined) addAll(into, valuesOf(index.watchers.linkUsers, attackId));
  }
  for (const id of new Set([before?.id, after?.id])) {
    if (!id) continue;
    for (const user of valuesOf(index.watchers.users, id)) if (isEnd(user.facts, id)) into.add(user);
    // Findings name what they lead to: a revoked object, and what replaces it.
    const isNamed = (before !== undefined && !isLive(before)) || (after !== undefined && !isLive(after));
    if (isNamed) addAll(into, valuesOf(index.watchers.users, id));
    for (const replaced of replacedBy(index, id)) addStandIns(index, replaced, into);
  }
}

/** Whether nothing but what just came defines the id: it was unknown before. */
function isNewlyDefined(index: Index, id: string, fresh: ReadonlySet<ObjectRecord>): boolean {
  for (const record of valuesOf(index.definitions, id)) if (!fresh.has(record)) return false;
  return true;
}

/** All who look at an object by its id, and the object itself. */
function addUsers(index: Index, id: string, into: Set<ObjectRecord>): void {
  addAll(into, valuesOf(index.watchers.users, id));
  addAll(into, valuesOf(index.watchers.definitions, id));
}

/** All who look at an object by its id or its ATT&CK id, and the object itself. */
function addStandIns(index: Index, id: string, into: Set<ObjectRecord>): void {
  addUsers(index, id, into);
  for (const { facts } of valuesOf(index.definitions, id)) {
    if (facts.attackId !== undefined) addAll(into, valuesOf(index.watchers.linkUsers, facts.attackId));
  }
}

/** The ids that an object replaces, over several steps of `revoked-by`. */
function replacedBy(index: Index, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { facts } of valuesOf(index.replacements, next)) {
      const source = facts.relationship?.source;
      if (!source || found.has(source)) continue;
      found.add(source);
      open.push(source);
    }
  }
  return found;
}

/** A kill chain whose tactics are not known at all is not judged, so that the first tactic concerns every phase. */
function collectByPhase(
  index: Index,
  before: Facts | undefined,
  after: Facts | undefined,
  into: Set<ObjectRecord>,
): void {
  if (tactic(before) === tactic(after)) return;
  const { phaseUsers } = index.watchers;
  for (const phase of phaseUsers.entries.keys()) addAll(into, valuesOf(phaseUsers, phase));
}

/** `revoked-by`, `subtechnique-of` and `attributed-to` say something of their ends that other rules ask for. */
function collectByRelationship(
  index: Index,
  before: Facts | undefined,
  after: Facts | undefined,
  into: Set<ObjectRecord>,
): void {
  if (before !== undefined && after !== undefined && bond(before) === bond(after)) return;
  for (const facts of [before, after]) {
    const relationship = facts === undefined || bond(facts) === '' ? undefined : facts.relationship;
    if (relationship === undefined) continue;
    for (const end of [relationship.source, relationship.target]) {
      if (!end) continue;
      for (const id of [end, ...replacedBy(index, end)]) addStandIns(index, id, into);
    }
  }
}

function tactic(facts: Facts | undefined): string {
  return facts?.shortname === undefined ? '' : `${facts.shortname} ${facts.killChains.join()}`;
}

function isEnd(facts: Facts, id: string): boolean {
  return facts.relationship?.source === id || facts.relationship?.target === id;
}

/** Of several objects with one id the newest counts, so there the date matters too. */
function standing(index: Index, facts: Facts): string {
  const date = facts.id && countOf(index.definitions, facts.id) > 1 ? facts.modified : '';
  return `${facts.id} ${facts.type} ${facts.revoked} ${facts.deprecated} ${date}`;
}

function naming(facts: Facts): string {
  return `${facts.id} ${facts.attackId} ${facts.type} ${facts.name} ${facts.aliases.join('\n')} ${isLive(facts)}`;
}

function bond(facts: Facts): string {
  const relationship = facts.relationship;
  if (relationship?.relationshipType === undefined) return '';
  if (!['revoked-by', 'subtechnique-of', 'attributed-to'].includes(relationship.relationshipType)) return '';
  return `${relationship.relationshipType} ${relationship.source} ${relationship.target} ${isLive(facts)}`;
}

function addAll(into: Set<ObjectRecord>, records: Iterable<ObjectRecord>): void {
  for (const record of records) into.add(record);
}
