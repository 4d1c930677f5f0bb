// What a set of edits means for the nodes of one tree. Edits are applied together: their paths and indexes are those of
// the object before. What lies inside a value that goes or is replaced is no longer there for the other edits.

import { childValue } from './gaps.ts';
import { isArray, type JsonValue } from './print.ts';
import type { NewChild, Splice } from './splice.ts';
import type { Node, Path } from './tree.ts';
import type { ValueEdit } from './write.ts';
import type { TextReplacement } from './write-string.ts';

/** What is to be done, by node; nothing lies inside a replaced value or a removed child. */
export interface Plan {
  readonly replaced: ReadonlyMap<Node, JsonValue>;
  readonly texts: ReadonlyMap<Node, readonly TextReplacement[]>;
  readonly splices: ReadonlyMap<Node, Splice>;
  /** The edits whose place is not there, or is taken by another edit. */
  readonly skipped: number;
}

/** A new child while edits are still coming in: a new list gets items from several edits. */
interface Member extends NewChild {
  value: JsonValue;
  readonly after?: string | undefined;
}

interface Draft {
  readonly root: Node;
  readonly replaced: Map<Node, JsonValue>;
  readonly texts: Map<Node, TextReplacement[]>;
  readonly splices: Map<Node, { readonly removed: Set<number>; readonly inserted: Map<number, Member[]> }>;
}

/** Sorts the edits by what they reach: outer before inner, and on one value removal before replacement before the rest. */
export function planEdits(root: Node, edits: readonly ValueEdit[]): Plan {
  const draft: Draft = { root, replaced: new Map(), texts: new Map(), splices: new Map() };
  let skipped = 0;
  for (const edit of [...edits].sort((a, b) => depth(a) - depth(b) || ORDER[a.kind] - ORDER[b.kind])) {
    if (!apply(draft, edit)) skipped++;
  }
  return { ...draft, skipped };
}

// A member's value may be replaced by either kind; a list must be put in before an item joins it.
const ORDER = { remove: 0, value: 1, member: 1, text: 2, item: 3 } as const;

function depth(edit: ValueEdit): number {
  return edit.path.length + (edit.kind === 'member' || edit.kind === 'item' ? 1 : 0);
}

function apply(draft: Draft, edit: ValueEdit): boolean {
  if (edit.kind === 'remove') return remove(draft, edit.path);
  const node = find(draft, edit.path);
  if (edit.kind === 'item') {
    if (node === undefined) return addToAbsent(draft, edit.path, edit.index, edit.value);
    if (node.type !== 'array') return false;
    const index = clamp(edit.index, node.children?.length ?? 0);
    listAt(spliceOf(draft, node).inserted, index).push({ key: undefined, value: edit.value });
    return true;
  }
  if (node === undefined) return false;
  if (edit.kind === 'value') draft.replaced.set(node, edit.value);
  else if (edit.kind === 'member') return setMember(draft, node, edit);
  else {
    if (node.type !== 'string') return false;
    listAt(draft.texts, node).push({ from: edit.from, to: edit.to, text: edit.text });
  }
  return true;
}

/** Removes a child; of a repeated key every member, because an earlier one would count again. */
function remove(draft: Draft, path: Path): boolean {
  const step = path[path.length - 1];
  const container = find(draft, path.slice(0, -1));
  if (step === undefined || container === undefined || childIndex(draft, container, step) === -1) return false;
  const removed = spliceOf(draft, container).removed;
  if (typeof step === 'number') removed.add(step);
  else {
    for (const [index, key] of keysOf(container).entries()) {
      if (key === step) removed.add(index);
    }
  }
  return true;
}

function setMember(draft: Draft, container: Node, edit: ValueEdit & { readonly kind: 'member' }): boolean {
  if (container.type !== 'object') return false;
  const index = childIndex(draft, container, edit.key);
  if (index !== -1) {
    const child = container.children?.[index];
    const value = child && childValue(child);
    if (value === undefined || draft.replaced.has(value)) return false;
    draft.replaced.set(value, edit.value);
    return true;
  }
  if (newMember(draft, container, edit.key) !== undefined) return false;
  addMember(draft, container, { key: edit.key, value: edit.value, after: edit.after });
  return true;
}

/** An item for a list that is not there: the list becomes a new member, and the next item for it joins. */
function addToAbsent(draft: Draft, path: Path, index: number, value: JsonValue): boolean {
  const key = path[path.length - 1];
  const container = find(draft, path.slice(0, -1));
  if (typeof key !== 'string' || container?.type !== 'object' || childIndex(draft, container, key) !== -1) return false;
  const member = newMember(draft, container, key);
  if (member === undefined) addMember(draft, container, { key, value: [value] });
  else if (isArray(member.value)) member.value = member.value.toSpliced(clamp(index, member.value.length), 0, value);
  else return false;
  return true;
}

function addMember(draft: Draft, container: Node, member: Member): void {
  const keys = keysOf(container);
  const { inserted } = spliceOf(draft, container);
  if (member.after !== undefined && addBehind(inserted, keys, member, member.after)) return;
  const key = member.key ?? '';
  const sorted = keys.length >= 3 && keys.every((other, index) => index === 0 || (keys[index - 1] ?? '') <= other);
  const next = sorted ? keys.findIndex((other) => other > key) : -1;
  const list = listAt(inserted, next === -1 ? keys.length : next);
  const before = sorted ? list.findIndex((other) => (other.key ?? '') > key) : -1;
  list.splice(before === -1 ? list.length : before, 0, member);
}

/** Puts a member behind another one, which may be new itself; several behind one keep their order. */
function addBehind(inserted: Map<number, Member[]>, keys: readonly string[], member: Member, after: string): boolean {
  const neighbour = keys.lastIndexOf(after);
  const holder = [...inserted.values()].find((list) => list.some((other) => other.key === after));
  if (neighbour === -1 && holder === undefined) return false;
  const list = holder ?? listAt(inserted, neighbour + 1);
  const last = list.findLastIndex((other) => other.key === after || other.after === after);
  list.splice(last + 1, 0, member);
  return true;
}

function newMember(draft: Draft, container: Node, key: string): Member | undefined {
  for (const list of draft.splices.get(container)?.inserted.values() ?? []) {
    const member = list.find((other) => other.key === key);
    if (member !== undefined) return member;
  }
  return undefined;
}

/** The value at a path that is still there: not removed, not replaced, and not inside such a value. */
function find(draft: Draft, path: Path): Node | undefined {
  let node: Node | undefined = draft.root;
  for (const step of path) {
    if (draft.replaced.has(node)) return undefined;
    const child: Node | undefined = node.children?.[childIndex(draft, node, step)];
    node = child && childValue(child);
    if (node === undefined) return undefined;
  }
  return draft.replaced.has(node) ? undefined : node;
}

/** The index of a child that is not removed, or -1; of a repeated key the last, which counts in `JSON.parse`. */
function childIndex(draft: Draft, node: Node, step: string | number): number {
  const removed = draft.splices.get(node)?.removed;
  let index = -1;
  if (node.type === 'array' && typeof step === 'number') index = Number.isInteger(step) ? step : -1;
  else if (node.type === 'object' && typeof step === 'string') index = keysOf(node).lastIndexOf(step);
  return index < 0 || index >= (node.children?.length ?? 0) || removed?.has(index) ? -1 : index;
}

function keysOf(object: Node): readonly string[] {
  return (object.children ?? []).map((property) => String(property.children?.[0]?.value ?? ''));
}

function spliceOf(draft: Draft, container: Node): { removed: Set<number>; inserted: Map<number, Member[]> } {
  const splice = draft.splices.get(container) ?? { removed: new Set(), inserted: new Map() };
  draft.splices.set(container, splice);
  return splice;
}

function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function clamp(index: number, count: number): number {
  return Math.min(Math.max(Math.trunc(index) || 0, 0), count);
}
