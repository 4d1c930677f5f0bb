// What value edits mean, told on plain values: the writer's tests hold the parsed result against this model. It also
// says which of the values before are touched, so that the tests know which bytes must stay.

import type { JsonValue } from '../../server/src/syntax/print.ts';
import type { ValueEdit } from '../../server/src/syntax/write.ts';

type Path = readonly (string | number)[];

/** The value with all edits applied together. `touched` collects JSON-encoded paths that were removed, replaced or changed. */
export function applyToValue(value: JsonValue, edits: readonly ValueEdit[], touched = new Set<string>()): JsonValue {
  return change(value, [], edits, touched);
}

function change(value: JsonValue, path: Path, edits: readonly ValueEdit[], touched: Set<string>): JsonValue {
  const replaced = edits.find((edit) => replaces(edit, path));
  if (replaced !== undefined && 'value' in replaced) {
    touched.add(JSON.stringify(path));
    return replaced.value;
  }
  const here = edits.filter((edit) => samePath(edit.path, path));
  if (typeof value === 'string') return changeString(value, path, here, touched);
  if (value === null || typeof value !== 'object') return value;
  const gone = (step: string | number) => {
    const removed = edits.some((edit) => edit.kind === 'remove' && samePath(edit.path, [...path, step]));
    if (removed) touched.add(JSON.stringify([...path, step]));
    return removed;
  };
  if (Array.isArray(value)) {
    const list = value as readonly JsonValue[];
    const items: JsonValue[] = [];
    for (let index = 0; index <= list.length; index++) {
      for (const edit of here) {
        if (edit.kind === 'item' && Math.min(Math.max(edit.index, 0), list.length) === index) items.push(edit.value);
      }
      const item = list[index];
      if (item !== undefined && !gone(index)) items.push(change(item, [...path, index], edits, touched));
    }
    return items;
  }
  const members: Entry[] = [];
  for (const [key, item] of Object.entries(value)) {
    const state = gone(key) ? 'removed' : 'old';
    members.push({ key, state, value: state === 'old' ? change(item, [...path, key], edits, touched) : null });
  }
  addMembers(members, path, edits);
  return Object.fromEntries(
    members.filter(({ state }) => state !== 'removed').map((entry) => [entry.key, entry.value]),
  );
}

interface Entry {
  readonly key: string;
  readonly state: 'old' | 'new' | 'removed';
  value: JsonValue;
  readonly after?: string | undefined;
}

function addMembers(members: Entry[], path: Path, edits: readonly ValueEdit[]): void {
  const before = members.map(({ key }) => key);
  const present = (name: string) => members.find(({ key, state }) => key === name && state !== 'removed');
  const add = (entry: Entry) => members.splice(placeFor(before, members, entry), 0, entry);
  for (const edit of edits) {
    if (edit.kind !== 'member' || !samePath(edit.path, path) || present(edit.key) !== undefined) continue;
    add({ key: edit.key, state: 'new', value: edit.value, after: edit.after });
  }
  for (const edit of edits) {
    const key = edit.path[path.length];
    if (edit.kind !== 'item' || typeof key !== 'string' || !samePath(edit.path, [...path, key])) continue;
    const entry = present(key);
    if (entry === undefined) add({ key, state: 'new', value: [edit.value] });
    else if (entry.state === 'new' && Array.isArray(entry.value)) {
      const index = Math.min(Math.max(edit.index, 0), entry.value.length);
      entry.value = entry.value.toSpliced(index, 0, edit.value);
    }
  }
}

/** Behind `after` and what was put there before; else where it sorts, else last. */
function placeFor(before: readonly string[], members: readonly Entry[], { key, after }: Entry): number {
  const isNew = (index: number) => members[index]?.state === 'new';
  if (after !== undefined) {
    let at = members.findIndex((other) => other.key === after && other.state === 'new');
    if (at === -1) at = members.findIndex((other) => other.key === after);
    if (at !== -1) {
      at++;
      while (isNew(at) && members[at]?.after === after) at++;
      return at;
    }
  }
  const sorted =
    before.length >= 3 && before.every((other, index) => index === 0 || String(before[index - 1]) <= other);
  const next = sorted ? members.findIndex((other) => other.state !== 'new' && other.key > key) : -1;
  const end = next === -1 ? members.length : next;
  let start = end;
  while (isNew(start - 1)) start--;
  const bigger = sorted ? members.slice(start, end).findIndex((other) => other.key > key) : -1;
  return bigger === -1 ? end : start + bigger;
}

function changeString(value: string, path: Path, here: readonly ValueEdit[], touched: Set<string>): string {
  let result = '';
  let at = 0;
  const texts = here.filter((edit) => edit.kind === 'text').sort((a, b) => a.from - b.from || a.to - b.to);
  for (const { from, to, text } of texts) {
    if (from < at || to < from || to > value.length) continue;
    touched.add(JSON.stringify(path));
    result += value.slice(at, from) + text;
    at = to;
  }
  return result + value.slice(at);
}

function replaces(edit: ValueEdit, path: Path): boolean {
  if (edit.kind === 'value') return samePath(edit.path, path);
  return edit.kind === 'member' && samePath([...edit.path, edit.key], path);
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
