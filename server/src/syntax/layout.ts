// Where each chunk starts, as offset, line and column, in typed arrays: built in one pass, mended after an edit by
// copying and adding, and enough to place findings of a document whose text is dropped.

import type { Chunk } from './chunk.ts';

/** Entry i is about the start of chunk i; the last entry (one more than there are chunks) is about the document's end. */
export interface Layout {
  readonly offsets: Int32Array;
  readonly lines: Int32Array;
  readonly columns: Int32Array;
  /** The offset before which everything lies that chunk i was decided by: an edit before it may change the chunk. */
  readonly reaches: Int32Array;
  /** Where the lines of a chunk start, kept from the first time somebody asks; shared by all layouts of one document. */
  readonly lineTables: WeakMap<Chunk, Int32Array>;
}

/** A position as LSP has it: both count from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The layout of the chunks, in their order. */
export function createLayout(chunks: readonly Chunk[]): Layout {
  const layout = emptyLayout(chunks.length, new WeakMap());
  fill(layout, chunks, 0, chunks.length);
  return layout;
}

/**
 * The layout after `removed` chunks at index `at` became the `inserted` ones that stand there in `chunks`, the new list.
 * Equal to `createLayout(chunks)`, but reads only the inserted chunks.
 */
export function editLayout(
  old: Layout,
  chunks: readonly Chunk[],
  at: number,
  removed: number,
  inserted: number,
): Layout {
  const layout = emptyLayout(chunks.length, old.lineTables);
  const { offsets, lines, columns, reaches } = layout;
  offsets.set(old.offsets.subarray(0, at + 1));
  lines.set(old.lines.subarray(0, at + 1));
  columns.set(old.columns.subarray(0, at + 1));
  reaches.set(old.reaches.subarray(0, at));
  fill(layout, chunks, at, at + inserted);
  const next = at + inserted;
  const oldNext = at + removed;
  const shift = entry(offsets, next) - entry(old.offsets, oldNext);
  const lineShift = entry(lines, next) - entry(old.lines, oldNext);
  const columnShift = entry(columns, next) - entry(old.columns, oldNext);
  const line = entry(old.lines, oldNext);
  copyShifted(offsets, next, old.offsets, oldNext, shift);
  copyShifted(lines, next, old.lines, oldNext, lineShift);
  copyShifted(reaches, next, old.reaches, oldNext, shift);
  columns.set(old.columns.subarray(oldNext), next);
  for (let i = next, from = oldNext; i <= chunks.length && old.lines[from] === line; i++, from++) {
    columns[i] = entry(old.columns, from) + columnShift;
  }
  return layout;
}

/** Where chunk `index` starts; `index` equal to the number of chunks is the document's end. */
export function chunkPosition(layout: Layout, index: number): Position {
  return { line: entry(layout.lines, index), character: entry(layout.columns, index) };
}

/** The offsets in the chunk that lie just behind a line break. */
export function lineTable(layout: Layout, chunk: Chunk): Int32Array {
  const known = layout.lineTables.get(chunk);
  if (known !== undefined) return known;
  const table = new Int32Array(chunk.lineBreaks);
  const { text } = chunk;
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  for (let i = 0; i < table.length; i++) {
    if (carriage !== -1 && (feed === -1 || carriage < feed)) {
      const at = carriage + 1 === feed ? feed : carriage;
      if (at === feed) feed = text.indexOf('\n', feed + 1);
      carriage = text.indexOf('\r', carriage + 1);
      table[i] = at + 1;
    } else {
      table[i] = feed + 1;
      feed = text.indexOf('\n', feed + 1);
    }
  }
  layout.lineTables.set(chunk, table);
  return table;
}

/** The first index whose value is above `value`, in a list that never falls; its length when there is none. */
export function firstAbove(list: Int32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entry(list, middle) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The value at an index, 0 where there is none. */
export function entry(list: Int32Array, index: number): number {
  return list[index] ?? 0;
}

function emptyLayout(chunks: number, lineTables: WeakMap<Chunk, Int32Array>): Layout {
  return {
    offsets: new Int32Array(chunks + 1),
    lines: new Int32Array(chunks + 1),
    columns: new Int32Array(chunks + 1),
    reaches: new Int32Array(chunks),
    lineTables,
  };
}

/** Writes the entries behind each of the chunks [from, to), and the reaches of these chunks. */
function fill(layout: Layout, chunks: readonly Chunk[], from: number, to: number): void {
  const { offsets, lines, columns, reaches } = layout;
  for (let i = from; i < to; i++) {
    const chunk = chunks[i];
    if (chunk === undefined) break;
    const offset = entry(offsets, i);
    offsets[i + 1] = offset + chunk.text.length;
    lines[i + 1] = entry(lines, i) + chunk.lineBreaks;
    columns[i + 1] = chunk.lineBreaks > 0 ? chunk.lastLine : entry(columns, i) + chunk.text.length;
    reaches[i] = offset + chunk.reach;
  }
}

function copyShifted(to: Int32Array, at: number, from: Int32Array, start: number, shift: number): void {
  to.set(from.subarray(start), at);
  if (shift !== 0) for (let i = at; i < to.length; i++) to[i] = entry(to, i) + shift;
}
