/**
 * Joins the facts of all objects of all documents: who defines an id, who points at it, who links to an ATT&CK id.
 *
 * The index is told of objects that come (`assertRecord`) and go (`retractRecord`) and answers questions. It keeps
 * users of ids that nobody defines, too: when the missing object comes, those who waited for it are found.
 */
import { withinDistance } from '../stix/distance.ts';
import { predefinedMarkings } from '../stix/markings.ts';
import type { Facts } from './facts.ts';
import { add, createMultiMap, type MultiMap, remove, valuesOf } from './multimap.ts';
import { addNear, createNearIds, type NearIds, nearIds, removeNear } from './near.ts';
import type { DocumentHandle, ObjectRecord } from './record.ts';

/** Who must be asked again when something changes: objects of open documents only, for no other has findings. */
export interface Watchers {
  readonly definitions: MultiMap<ObjectRecord>;
  readonly users: MultiMap<ObjectRecord>;
  readonly linkUsers: MultiMap<ObjectRecord>;
  readonly phaseUsers: MultiMap<ObjectRecord>;
}

export interface Index {
  readonly definitions: MultiMap<ObjectRecord>;
  readonly users: MultiMap<ObjectRecord>;
  readonly attackIds: MultiMap<ObjectRecord>;
  readonly linkUsers: MultiMap<ObjectRecord>;
  readonly tactics: MultiMap<ObjectRecord>;
  readonly phaseUsers: MultiMap<ObjectRecord>;
  readonly sources: MultiMap<ObjectRecord>;
  readonly twins: MultiMap<ObjectRecord>;
  /** `revoked-by` relationships by their source, and by their target. */
  readonly revocations: MultiMap<ObjectRecord>;
  readonly replacements: MultiMap<ObjectRecord>;
  readonly watchers: Watchers;
  readonly near: NearIds;
}

export function createIndex(): Index {
  return {
    definitions: createMultiMap(),
    users: createMultiMap(),
    attackIds: createMultiMap(),
    linkUsers: createMultiMap(),
    tactics: createMultiMap(),
    phaseUsers: createMultiMap(),
    sources: createMultiMap(),
    twins: createMultiMap(),
    revocations: createMultiMap(),
    replacements: createMultiMap(),
    watchers: {
      definitions: createMultiMap(),
      users: createMultiMap(),
      linkUsers: createMultiMap(),
      phaseUsers: createMultiMap(),
    },
    near: createNearIds(),
  };
}

export function assertRecord(index: Index, record: ObjectRecord): void {
  if (record.document.origin === 'open') eachWatch(index, record.facts, (map, key) => add(map, key, record));
  eachKey(index, record.facts, (map, key) => {
    add(map, key, record);
    if (map === index.definitions || map === index.users) addNear(index.near, key);
  });
}

export function retractRecord(index: Index, record: ObjectRecord): void {
  if (record.document.origin === 'open') eachWatch(index, record.facts, (map, key) => remove(map, key, record));
  eachKey(index, record.facts, (map, key) => {
    remove(map, key, record);
    if ((map === index.definitions || map === index.users) && !isKnown(index, key)) removeNear(index.near, key);
  });
}

function eachKey(index: Index, facts: Facts, visit: (map: MultiMap<ObjectRecord>, key: string) => void): void {
  if (facts.id) visit(index.definitions, facts.id);
  for (const reference of facts.references) {
    if (reference.id && reference.objectKeys === undefined) visit(index.users, reference.id);
  }
  if (facts.attackId !== undefined) visit(index.attackIds, facts.attackId);
  for (const link of facts.links) if (link.attackId !== undefined) visit(index.linkUsers, link.attackId);
  if (facts.shortname !== undefined) visit(index.tactics, facts.shortname);
  for (const use of facts.phases) visit(index.phaseUsers, use.phase);
  if (facts.relationship?.relationshipType === 'revoked-by') {
    if (facts.relationship.source) visit(index.revocations, facts.relationship.source);
    if (facts.relationship.target) visit(index.replacements, facts.relationship.target);
  }
  for (const entry of facts.externalReferences) {
    if (entry.sourceName !== undefined && entry.externalId === undefined) visit(index.sources, entry.sourceName);
  }
  const twin = twinKey(facts);
  if (twin !== undefined) visit(index.twins, twin);
}

function eachWatch({ watchers }: Index, facts: Facts, visit: (map: MultiMap<ObjectRecord>, key: string) => void): void {
  if (facts.id) visit(watchers.definitions, facts.id);
  for (const { id, objectKeys } of facts.references) if (id && objectKeys === undefined) visit(watchers.users, id);
  for (const { attackId } of facts.links) if (attackId !== undefined) visit(watchers.linkUsers, attackId);
  for (const { phase } of facts.phases) visit(watchers.phaseUsers, phase);
}

/** Relationships of the same type and description have the same key; undefined without a description. */
export function twinKey(facts: Facts): string | undefined {
  const relationship = facts.relationship;
  if (relationship === undefined || relationship.description === 0) return undefined;
  return `${relationship.relationshipType ?? ''} ${relationship.description}`;
}

/**
 * The objects with an id, the one that counts first: same document, then other open and workspace documents (nearest
 * folder first), then catalogs.
 * @param from the document in which the question is asked
 */
export function definitionsOf(index: Index, id: string, from: DocumentHandle): readonly ObjectRecord[] {
  return ranked(valuesOf(index.definitions, id), from);
}

/** The object that an id stands for, seen from a document. */
export function resolve(index: Index, id: string, from: DocumentHandle): ObjectRecord | undefined {
  const found = index.definitions.entries.get(id);
  return found instanceof Set ? best(found, from) : found;
}

export function isDefined(index: Index, id: string): boolean {
  return index.definitions.entries.has(id);
}

/** The object that an ATT&CK id stands for: a live one before a revoked or deprecated one, then as for ids. */
export function resolveAttackId(index: Index, attackId: string, from: DocumentHandle): ObjectRecord | undefined {
  return objectsWithAttackId(index, attackId, from)[0];
}

export function objectsWithAttackId(index: Index, attackId: string, from: DocumentHandle): readonly ObjectRecord[] {
  const candidates = ranked(valuesOf(index.attackIds, attackId), from);
  const dead = (record: ObjectRecord): number => (record.facts.revoked || record.facts.deprecated ? 1 : 0);
  return candidates.length < 2 ? candidates : [...candidates].sort((a, b) => dead(a) - dead(b));
}

/** Objects that hold a reference to an id, each once. */
export function usersOf(index: Index, id: string): Iterable<ObjectRecord> {
  return valuesOf(index.users, id);
}

/** Relationships of which the object is an end, each definition of a relationship once. */
export function* relationshipsOf(index: Index, id: string): Iterable<ObjectRecord> {
  const seen = new Set<string>();
  for (const user of valuesOf(index.users, id)) {
    const relationship = user.facts.relationship;
    if (relationship === undefined || (relationship.source !== id && relationship.target !== id)) continue;
    const own = user.facts.id;
    if (own) {
      if (seen.has(own)) continue;
      seen.add(own);
    }
    yield user;
  }
}

/** The object that replaces a revoked one, along its `revoked-by` relationship; several steps are followed. */
export function replacementOf(index: Index, id: string, from: DocumentHandle): ObjectRecord | undefined {
  let current = id;
  let found: ObjectRecord | undefined;
  const seen = new Set<string>([id]);
  for (;;) {
    const next = revokedBy(index, current);
    if (next === undefined || seen.has(next)) return found;
    seen.add(next);
    const record = resolve(index, next, from);
    if (record === undefined) return found;
    found = record;
    if (!record.facts.revoked) return found;
    current = next;
  }
}

function revokedBy(index: Index, id: string): string | undefined {
  let found: ObjectRecord | undefined;
  for (const record of valuesOf(index.revocations, id)) {
    if (found === undefined || byDateThenPlace(record, found) < 0) found = record;
  }
  return found?.facts.relationship?.target;
}

/** Ids within edit distance 2, nearest first: defined ones and such as are only pointed at. */
export function idsNear(index: Index, id: string): readonly string[] {
  return nearIds(index.near, id, () => allIds(index));
}

/** Ids within edit distance 2 that an object or a predefined marking has, nearest first. */
export function definedNear(index: Index, id: string): readonly string[] {
  const defined = idsNear(index, id).filter((near) => isDefined(index, near));
  const distance = (near: string): number => withinDistance(id, near, 2) ?? Number.POSITIVE_INFINITY;
  const markings = predefinedMarkings
    .map((marking) => marking.id)
    .filter((near) => near !== id && !isDefined(index, near) && distance(near) <= 2);
  return markings.length === 0 ? defined : [...defined, ...markings].sort((a, b) => distance(a) - distance(b));
}

function isKnown(index: Index, id: string): boolean {
  return index.definitions.entries.has(id) || index.users.entries.has(id);
}

function* allIds(index: Index): Iterable<string> {
  yield* index.definitions.entries.keys();
  yield* index.users.entries.keys();
}

/** The shortnames of the tactics of a kill chain, those included that name none; empty where none is known. */
export function tacticNames(index: Index, killChain: string): readonly string[] {
  const names: string[] = [];
  for (const name of index.tactics.entries.keys()) {
    for (const { facts } of valuesOf(index.tactics, name)) {
      if (facts.killChains.length > 0 && !facts.killChains.includes(killChain)) continue;
      names.push(name);
      break;
    }
  }
  return names;
}

function ranked(records: Iterable<ObjectRecord>, from: DocumentHandle): readonly ObjectRecord[] {
  const list = [...records];
  if (list.length < 2) return list;
  const ranks = new Map(list.map((record) => [record, distance(record.document, from)]));
  return list.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0) || byDateThenPlace(a, b));
}

function best(records: Iterable<ObjectRecord>, from: DocumentHandle): ObjectRecord | undefined {
  let found: ObjectRecord | undefined;
  let foundDistance = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const own = distance(record.document, from);
    if (own < foundDistance || (own === foundDistance && found !== undefined && byDateThenPlace(record, found) < 0)) {
      found = record;
      foundDistance = own;
    }
  }
  return found;
}

/** The newest first; the place decides between equals, for the order in which they came depends on what was edited. */
function byDateThenPlace(a: ObjectRecord, b: ObjectRecord): number {
  return (
    compare(b.facts.modified ?? '', a.facts.modified ?? '') ||
    compare(a.document.uri, b.document.uri) ||
    a.ordinal - b.ordinal
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** 0 for the same document; then by how many folders lie between; catalogs behind everything else. */
function distance(document: DocumentHandle, from: DocumentHandle): number {
  if (document === from) return 0;
  const far = document.origin === 'catalog' ? 1_000_000 : 1;
  return far + foldersBetween(document.uri, from.uri);
}

function foldersBetween(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length - 1 && shared < right.length - 1 && left[shared] === right[shared]) shared += 1;
  return left.length - 1 - shared + (right.length - 1 - shared);
}
