/**
 * Where an object, or a value in it, stands: exact in open documents. Of documents that are not open only the facts and
 * the start of each object are kept, so there it is the object.
 */
import type { Path } from '../../index/facts.ts';
import type { ObjectRecord } from '../../index/record.ts';
import type { Chunk } from '../../syntax/chunk.ts';
import { chunkPosition, type Position } from '../../syntax/layout.ts';
import { rawOffset } from '../../syntax/string.ts';
import { chunkStart, positionAt, type Text } from '../../syntax/text.ts';
import { chunkOf, documentOf, type Workspace } from '../../workspace.ts';
import { literalsOf } from './id-literals.ts';
import { valueNode } from './object-strings.ts';
import { rootString } from './root-strings.ts';

/** A stretch of a document; offsets only where it is open. Positions count from 0, `character` in UTF-16 units. */
export interface Span {
  readonly from?: number;
  readonly to?: number;
  readonly start: Position;
  readonly end: Position;
}

export interface Location extends Span {
  readonly uri: string;
}

/** Where to go: the place to select, inside all that belongs to it. */
export interface Target extends Location {
  readonly full: Span;
}

/** Offsets of a part of a decoded string. */
export interface StringPart {
  readonly from: number;
  readonly to: number;
}

/**
 * The whole object; where the document is not open, with what stands between it and the next one. Of a bundle's own
 * record the document's start. Undefined when the document is gone.
 */
export function objectSpan(workspace: Workspace, record: ObjectRecord): Span | undefined {
  const document = documentOf(workspace, record);
  if (document === undefined) return undefined;
  const { text, layout } = document;
  if (text === undefined) {
    return { start: chunkPosition(layout, record.ordinal), end: chunkPosition(layout, record.ordinal + 1) };
  }
  const from = chunkStart(text, record.ordinal);
  return spanOf(text, from, from + (text.chunks[record.ordinal]?.objectEnd ?? 0));
}

/** The target for "go to this object": its `id`, inside the whole object. */
export function objectTarget(workspace: Workspace, record: ObjectRecord): Target | undefined {
  const full = objectSpan(workspace, record);
  if (full === undefined) return undefined;
  const selection = idSpan(workspace, record) ?? startOf(full);
  return { uri: record.document.uri, ...selection, full: covers(full, selection) ? full : selection };
}

/** The target for a value of an object, inside the value at the path `around`. */
export function valueTarget(workspace: Workspace, record: ObjectRecord, path: Path, around: Path): Target | undefined {
  const full = valueSpan(workspace, record, around);
  if (full === undefined) return objectTarget(workspace, record);
  return { uri: record.document.uri, ...(valueSpan(workspace, record, path) ?? startOf(full)), full };
}

/**
 * The value at a path, or a part of it where it is a string; of a string what is between its quotes. The whole object
 * where the path leads nowhere; its start where the document is not open.
 */
export function valueLocation(
  workspace: Workspace,
  record: ObjectRecord,
  path: Path,
  part?: StringPart,
): Location | undefined {
  const span = valueSpan(workspace, record, path, part) ?? objectSpan(workspace, record);
  if (span === undefined) return undefined;
  return { uri: record.document.uri, ...(span.from === undefined ? startOf(span) : span) };
}

/** The location of [from, to) of an open document's chunk. */
export function chunkLocation(text: Text, record: ObjectRecord, from: number, to: number): Location {
  const start = chunkStart(text, record.ordinal);
  return { uri: record.document.uri, ...spanOf(text, start + from, start + to) };
}

function valueSpan(workspace: Workspace, record: ObjectRecord, path: Path, part?: StringPart): Span | undefined {
  const text = documentOf(workspace, record)?.text;
  const chunk = chunkOf(workspace, record);
  if (text === undefined || chunk === undefined) return undefined;
  const node = valueNode(workspace.treeOf(chunk), path);
  if (node === undefined) return undefined;
  const start = chunkStart(text, record.ordinal) + node.offset;
  if (node.type !== 'string') return spanOf(text, start, start + node.length);
  const literal = chunk.text.slice(node.offset, node.offset + node.length);
  const from = rawOffset(literal, part?.from ?? 0);
  const to = rawOffset(literal, part?.to ?? literal.length);
  return spanOf(text, start + from, start + to);
}

/** The value of the object's `id`: by search, as the tree of a large object costs more than a jump may. */
function idSpan(workspace: Workspace, record: ObjectRecord): Span | undefined {
  const { id } = record.facts;
  const text = documentOf(workspace, record)?.text;
  const chunk = chunkOf(workspace, record);
  if (text === undefined || chunk === undefined || id === undefined) return undefined;
  if (record.ordinal === 0) {
    const range = rootString(text, 'id');
    return range === undefined ? undefined : spanOf(text, range.from, range.to);
  }
  const found = chunk.broken ? undefined : idLiteral(chunk, id);
  if (found === undefined) return valueSpan(workspace, record, ['id']);
  const start = chunkStart(text, record.ordinal);
  return spanOf(text, start + found.from + 1, start + found.to - 1);
}

function idLiteral(chunk: Chunk, id: string): StringPart | undefined {
  for (const literal of literalsOf(chunk.text, chunk.objectEnd, id)) if (literal.property === 'id') return literal;
  return undefined;
}

function spanOf(text: Text, from: number, to: number): Span {
  return { from, to, start: positionAt(text, from), end: positionAt(text, to) };
}

function startOf({ from, start }: Span): Span {
  return from === undefined ? { start, end: start } : { from, to: from, start, end: start };
}

function covers(outer: Span, inner: Span): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
