/**
 * Where a new entry of external_references goes, and what it looks like: as the object's other entries do.
 */

import type { JsonObject, JsonValue } from '../../index/facts.ts';
import { isObject } from '../../index/read-facts.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { ObjectEdit } from '../rule.ts';

/** The members of an entry that fixes write; absent ones are left out. */
export interface NewEntry {
  readonly source_name: string;
  readonly description?: string;
  readonly url?: string;
}

/**
 * Inserts an entry by ATT&CK's custom: behind the entry of the ATT&CK id, in order where the others are sorted by their
 * description, else at the end. Undefined where `external_references` is no array.
 */
export function insertEntry(object: ReadObject, entry: NewEntry): ObjectEdit | undefined {
  const present = object.value.external_references;
  if (present !== undefined && !Array.isArray(present)) return undefined;
  const entries: readonly JsonValue[] = present ?? [];
  const path = ['external_references'];
  return { kind: 'item', path, index: placeOf(entry, entries), value: inOrder(entry, entries) };
}

/** Removes the entry, and the whole member with its last entry. */
export function removeEntry(object: ReadObject, index: number): ObjectEdit {
  const present = object.value.external_references;
  const only = Array.isArray(present) && present.length === 1;
  return { kind: 'remove', path: only ? ['external_references'] : ['external_references', index] };
}

function placeOf(entry: NewEntry, entries: readonly JsonValue[]): number {
  const first = entries.findIndex((item) => !isObject(item) || typeof item.external_id !== 'string');
  if (!entry.description || first < 0) return entries.length;
  const descriptions = entries.slice(first).map(descriptionOf);
  const sorted = descriptions.every((text, index) => index === 0 || inSequence(descriptions[index - 1] ?? '', text));
  if (!sorted) return entries.length;
  const { description } = entry;
  const behind = descriptions.findIndex((text) => !inSequence(text, description));
  return behind < 0 ? entries.length : first + behind;
}

function inSequence(a: string, b: string): boolean {
  return a.localeCompare(b, 'en') <= 0;
}

function descriptionOf(item: JsonValue): string {
  return isObject(item) && typeof item.description === 'string' ? item.description : '';
}

const customaryOrder = ['source_name', 'description', 'url'] as const;

/** The entry with its members in the order that the object's other sources have. */
function inOrder(entry: NewEntry, entries: readonly JsonValue[]): JsonObject {
  const model = entries.findLast(
    (item) => isObject(item) && typeof item.url === 'string' && descriptionOf(item) !== '',
  );
  const keys = isObject(model) ? Object.keys(model) : [];
  const rank = (member: string): number => (keys.includes(member) ? keys.indexOf(member) : keys.length);
  const members = [...customaryOrder].sort((a, b) => rank(a) - rank(b));
  const value: Record<string, JsonValue> = {};
  for (const member of members) {
    const text = entry[member];
    if (text !== undefined) value[member] = text;
  }
  return value;
}
