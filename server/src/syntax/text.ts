// A document as a list of chunks. A Text never changes: an edit gives a new one that shares every chunk the edit did
// not touch. The result depends on the document's content alone, never on the edits that led to it.

import type { Chunk } from './chunk.ts';
import type { Root } from './head.ts';
import {
  chunkPosition,
  createLayout,
  editLayout,
  entry,
  firstAbove,
  type Layout,
  lineTable,
  type Position,
} from './layout.ts';
import { isLineBreak } from './reader.ts';
import { resplit, splitAll } from './resplit.ts';

/**
 * What the root is: a bundle (an object with a list `objects`), a list, one object, a sequence of objects (JSON Lines,
 * or joined by commas, over several lines), nothing, or something that is no object.
 */
export type Shape = 'bundle' | 'array' | 'object' | 'sequence' | 'empty' | 'other';

export interface Text {
  /** Chunk 0 is the head; there is always one. */
  readonly chunks: readonly Chunk[];
  readonly shape: Shape;
  readonly layout: Layout;
  /** In UTF-16 units. */
  readonly length: number;
  /** What the head says about the document. */
  readonly root: Root;
}

/** Replace [from, to) by `text`: offsets in the document, in UTF-16 units; clamped to the document. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The chunks [at, at + removed.length) of the old text became `inserted`. A chunk in both lists did not change. */
export interface TextChange {
  readonly text: Text;
  readonly at: number;
  readonly removed: readonly Chunk[];
  readonly inserted: readonly Chunk[];
}

/** Cuts a document into chunks; any content, never throws. */
export function createText(content: string): Text {
  const { root, chunks } = splitAll(content);
  return makeText(root, chunks, createLayout(chunks));
}

/** The text after an edit, and what changed: equal to `createText` of the new content. The old text stays valid. */
export function editText(text: Text, edit: TextEdit): TextChange {
  const from = Math.max(0, Math.min(edit.from, text.length));
  const to = Math.max(from, Math.min(edit.to, text.length));
  const { root, at, removed, inserted } = resplit(text, from, to, edit.text);
  const chunks = splice(text.chunks, at, removed.length, inserted);
  const layout = editLayout(text.layout, chunks, at, removed.length, inserted.length);
  return { text: makeText(root, chunks, layout), at, removed, inserted };
}

/** The whole document as one string: costly for a large one. */
export function contentOf(text: Text): string {
  return text.chunks.map((chunk) => chunk.text).join('');
}

/** The document's text in [from, to), clamped. */
export function sliceText(text: Text, from: number, to: number): string {
  const start = Math.max(0, from);
  const end = Math.min(to, text.length);
  if (end <= start) return '';
  const first = chunkAt(text, start);
  const last = chunkAt(text, end - 1);
  const offset = chunkStart(text, first);
  const parts = text.chunks.slice(first, last + 1).map((chunk) => chunk.text);
  return parts.join('').slice(start - offset, end - offset);
}

/** The index of the chunk that an offset lies in (at a border: the chunk that starts there; at the end: the last one). */
export function chunkAt(text: Text, offset: number): number {
  const { offsets } = text.layout;
  return Math.max(0, Math.min(firstAbove(offsets, offset) - 1, text.chunks.length - 1));
}

/** The offset of a chunk's start. */
export function chunkStart(text: Text, index: number): number {
  return entry(text.layout.offsets, index);
}

/** The number of lines: at least one. */
export function lineCount(text: Text): number {
  return entry(text.layout.lines, text.chunks.length) + 1;
}

/** The LSP position of an offset, clamped; equal to vscode-languageserver-textdocument's. */
export function positionAt(text: Text, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, text.length));
  const index = chunkAt(text, clamped);
  const chunk = text.chunks[index];
  if (chunk === undefined) return { line: 0, character: 0 };
  const start = chunkStart(text, index);
  const { line, character } = chunkPosition(text.layout, index);
  const table = lineTable(text.layout, chunk);
  const breaks = firstAbove(table, clamped - start);
  const lineStart = breaks === 0 ? start - character : start + entry(table, breaks - 1);
  return { line: line + breaks, character: beforeBreak(text, clamped, lineStart) - lineStart };
}

/** The offset of an LSP position, clamped; equal to vscode-languageserver-textdocument's. */
export function offsetAt(text: Text, position: Position): number {
  if (position.line < 0) return 0;
  if (position.line >= lineCount(text)) return text.length;
  const start = lineStartAt(text, position.line);
  if (position.character <= 0) return start;
  const next = position.line + 1 < lineCount(text) ? lineStartAt(text, position.line + 1) : text.length;
  return beforeBreak(text, Math.min(start + position.character, next), start);
}

/** The offset where a line starts; the line must be there. */
function lineStartAt(text: Text, line: number): number {
  if (line === 0) return 0;
  const { lines } = text.layout;
  const index = firstAbove(lines, line - 1) - 1;
  const chunk = text.chunks[index];
  if (chunk === undefined) return 0;
  return chunkStart(text, index) + entry(lineTable(text.layout, chunk), line - entry(lines, index) - 1);
}

/** One copy costs half of three; but as arguments, too many chunks would overflow the stack. */
function splice(chunks: readonly Chunk[], at: number, removed: number, inserted: readonly Chunk[]): readonly Chunk[] {
  if (inserted.length < 1000) return chunks.toSpliced(at, removed, ...inserted);
  return chunks.slice(0, at).concat(inserted, chunks.slice(at + removed));
}

/** Steps back over line breaks: a position behind the line's last character is no place to edit. */
function beforeBreak(text: Text, offset: number, lineStart: number): number {
  let at = offset;
  while (at > lineStart && isLineBreak(unitAt(text, at - 1))) at--;
  return at;
}

function unitAt(text: Text, offset: number): number {
  const index = chunkAt(text, offset);
  return text.chunks[index]?.text.charCodeAt(offset - chunkStart(text, index)) ?? 0;
}

function makeText(root: Root, chunks: readonly Chunk[], layout: Layout): Text {
  return { chunks, shape: shapeOf(root, chunks.length), layout, length: entry(layout.offsets, chunks.length), root };
}

function shapeOf(root: Root, chunks: number): Shape {
  if (root.kind !== 'bare') return root.kind;
  return chunks > 2 ? 'sequence' : 'object';
}
