// Cuts a document anew after an edit, as far as the edit can matter: from the first chunk that was decided by text the
// edit touches, to the first chunk behind it that starts where one started before. Behind that all is as it was, for a
// chunk depends on nothing before its start.

import type { Chunk } from './chunk.ts';
import { type Root, readHead } from './head.ts';
import { entry, firstAbove, type Layout } from './layout.ts';
import { createReader, type Reader } from './reader.ts';
import type { Rules } from './recover.ts';
import { createSplitter, splitChunk } from './split.ts';

/** The chunks [at, at + removed.length) became `inserted`; those that stayed equal keep their identity. */
export interface Resplit {
  readonly root: Root;
  readonly at: number;
  readonly removed: readonly Chunk[];
  readonly inserted: readonly Chunk[];
}

/** What is needed of the old text. */
export interface OldText {
  readonly chunks: readonly Chunk[];
  readonly layout: Layout;
  readonly root: Root;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Cuts a whole document. */
export function splitAll(content: string): { readonly root: Root; readonly chunks: readonly Chunk[] } {
  const reader = createReader(content);
  const { root, chunk, first } = readHead(reader);
  const chunks = [chunk];
  const splitter = createSplitter(reader, root.rules);
  for (let at = first; at !== -1 && at < content.length; ) {
    const next = splitChunk(splitter, at);
    chunks.push(next);
    at += next.text.length;
  }
  return { root, chunks };
}

/** Cuts a document anew after [from, to) became `text`; `from` and `to` lie in the document. */
export function resplit(old: OldText, from: number, to: number, text: string): Resplit {
  const edit: Edit = { from, to, text };
  const { reaches, offsets } = old.layout;
  let at = 0;
  while (at < reaches.length - 1 && entry(reaches, at) <= from) at++;
  const base = entry(offsets, at);
  let stop = Math.min(old.chunks.length, firstAbove(offsets, to) + 1);
  for (;;) {
    const reader = createReader(window(old, edit, at, stop));
    const isWhole = stop === old.chunks.length;
    const result = resplitWindow(old, edit, at, base, reader, isWhole);
    if (result === 'other rules') return resplitAll(old, edit);
    if (result !== 'too short') return trim(old, result);
    const wanted = 2 * (entry(offsets, stop) - base);
    do stop++;
    while (stop < old.chunks.length && entry(offsets, stop) - base < wanted);
  }
}

function resplitWindow(
  old: OldText,
  edit: Edit,
  at: number,
  base: number,
  reader: Reader,
  isWhole: boolean,
): Resplit | 'too short' | 'other rules' {
  const { length } = reader.text;
  const shift = edit.text.length - (edit.to - edit.from);
  const inserted: Chunk[] = [];
  let { root } = old;
  let position = 0;
  if (at === 0) {
    const head = readHead(reader);
    if (!isWhole && reader.seen > length) return 'too short';
    if (!equalRules(head.root.rules, root.rules)) return 'other rules';
    root = head.root;
    inserted.push(head.chunk);
    position = head.chunk.text.length;
  }
  const splitter = createSplitter(reader, root.rules);
  for (;;) {
    const before = base + position - shift;
    const same = before >= edit.to ? firstAbove(old.layout.offsets, before) - 1 : -1;
    if (position === length && isWhole) return { root, at, removed: old.chunks.slice(at), inserted };
    if (same > 0 && same >= at && entry(old.layout.offsets, same) === before) {
      return { root, at, removed: old.chunks.slice(at, same), inserted };
    }
    const chunk = splitChunk(splitter, position);
    if (!isWhole && reader.seen > length) return 'too short';
    inserted.push(chunk);
    position += chunk.text.length;
  }
}

/** Cuts all anew, and takes the old chunk wherever nothing changed, so that nothing is read from it again. */
function resplitAll(old: OldText, edit: Edit): Resplit {
  const { root, chunks } = splitAll(window(old, edit, 0, old.chunks.length));
  const shift = edit.text.length - (edit.to - edit.from);
  let position = 0;
  const inserted = chunks.map((chunk) => {
    const before = position < edit.from ? position : position - shift;
    const index = firstAbove(old.layout.offsets, before) - 1;
    position += chunk.text.length;
    const candidate = old.chunks[index];
    return candidate !== undefined && equalChunks(candidate, chunk) ? candidate : chunk;
  });
  return trim(old, { root, at: 0, removed: old.chunks, inserted });
}

/** Leaves equal chunks at both ends out of what changed. */
function trim(old: OldText, { root, at, removed, inserted }: Resplit): Resplit {
  const shorter = Math.min(removed.length, inserted.length);
  let front = 0;
  while (front < shorter && equalAt(removed, front, inserted, front)) front++;
  let back = 0;
  while (back < shorter - front && equalAt(removed, removed.length - 1 - back, inserted, inserted.length - 1 - back))
    back++;
  if (front + back === 0) return { root, at, removed, inserted };
  return {
    root,
    at: at + front,
    removed: old.chunks.slice(at + front, at + removed.length - back),
    inserted: inserted.slice(front, inserted.length - back),
  };
}

/** The text of the old chunks [at, stop), with the edit made in it. */
function window(old: OldText, edit: Edit, at: number, stop: number): string {
  const base = entry(old.layout.offsets, at);
  const parts = old.chunks.slice(at, stop).map((chunk) => chunk.text);
  const text = parts.join('');
  return text.slice(0, edit.from - base) + edit.text + text.slice(edit.to - base);
}

function equalRules(one: Rules, other: Rules): boolean {
  return one.within === other.within && one.anchor === other.anchor && one.style === other.style;
}

function equalAt(one: readonly Chunk[], i: number, other: readonly Chunk[], j: number): boolean {
  const left = one[i];
  const right = other[j];
  return left !== undefined && right !== undefined && equalChunks(left, right);
}

function equalChunks(one: Chunk, other: Chunk): boolean {
  if (one === other) return true;
  if (one.objectEnd !== other.objectEnd || one.tail !== other.tail || one.reach !== other.reach) return false;
  if (one.broken !== other.broken || one.text.length !== other.text.length) return false;
  if (one.problem?.from !== other.problem?.from || one.problem?.to !== other.problem?.to) return false;
  if (one.problem?.message !== other.problem?.message) return false;
  return one.members === other.members && one.depth === other.depth && one.text === other.text;
}
