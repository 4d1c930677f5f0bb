// Takes children out of one list or object and puts new ones in, with their commas and lines. Between two children that
// stay there is one place; each place gets at most one edit, and a place where nothing happens none.

import {
  blank,
  bracketSpan,
  cleanGap,
  containerOf,
  gapBefore,
  hasBreak,
  lineIndent,
  lineStart,
  type Span,
  spanOf,
} from './gaps.ts';
import { type JsonValue, type Place, printMember, printValue, takesLines } from './print.ts';
import { type Format, keySeparatorOf } from './style.ts';
import type { Node } from './tree.ts';
import type { RawEdit } from './write.ts';

/** A new child: a member, or without a key an item. */
export interface NewChild {
  readonly key: string | undefined;
  readonly value: JsonValue;
}

/** What happens to a container's children: indexes count the children as they are before. */
export interface Splice {
  readonly removed: ReadonlySet<number>;
  /** By the index of the child that they are put before; their number for the end. */
  readonly inserted: ReadonlyMap<number, readonly NewChild[]>;
}

/** The edits of one container, in their order. */
export function spliceEdits(text: string, node: Node, splice: Splice, format: Format): readonly RawEdit[] {
  const count = node.children?.length ?? 0;
  const edits: RawEdit[] = [];
  for (let at = 0; at <= count; at++) {
    const start = at;
    const fresh = [...(splice.inserted.get(at) ?? [])];
    while (at < count && splice.removed.has(at)) {
      at++;
      for (const value of splice.inserted.get(at) ?? []) fresh.push(value);
    }
    if (fresh.length > 0) edits.push(insertion(text, node, start, at, fresh, format));
    else if (at > start) edits.push({ ...removal(text, node, start, at), text: '' });
  }
  return edits;
}

/** Puts new children in the place of the children [start, end), or before `start` where there are none. */
function insertion(
  text: string,
  node: Node,
  start: number,
  end: number,
  fresh: readonly NewChild[],
  format: Format,
): RawEdit {
  const children = node.children ?? [];
  if (children.length === 0) return filling(text, node, fresh, format);
  const separator = separatorAt(text, node, start, format);
  const first = childSpan(node, start);
  const before = childSpan(node, start - 1);
  const from = start === end && start > 0 ? before.to : first.from;
  const indent = lineIndent(separator, separator.length, lineIndent(text, from, format.outerIndent));
  const printed = printChildren(text, node, fresh, indent, format).join(separator);
  if (start < end) return { from, to: childSpan(node, end - 1).to, text: printed };
  return { from, to: from, text: start > 0 ? separator + printed : printed + separator };
}

/** The first children of an empty container: on lines of their own where it is so around them. */
function filling(text: string, node: Node, fresh: readonly NewChild[], format: Format): RawEdit {
  const { from, to } = bracketSpan(text, node);
  const within = text.slice(from, to);
  const filled = node.type === 'array' ? fresh.map((child) => child.value) : {};
  const lines = hasBreak(within) || takesLines(text, containerOf(node), filled, format);
  const outer = lineIndent(text, node.offset, format.outerIndent);
  const indent = lines ? outer + format.unit : outer;
  const printed = printChildren(text, node, fresh, indent, format, lines);
  const padding = node.type === 'array' ? format.arrayPadding : format.objectPadding;
  const start = lines ? format.lineEnd + indent : padding;
  const content = start + printed.join(lines ? format.lineComma + start : format.flatSeparator);
  return { from, to: blank(within) ? to : from, text: content + (lines ? format.lineEnd + outer : padding) };
}

function printChildren(
  text: string,
  node: Node,
  fresh: readonly NewChild[],
  indent: string,
  format: Format,
  lines?: boolean,
): readonly string[] {
  const sibling = node.children?.find((child) => keySeparatorOf(text, child) !== undefined);
  const keySeparator = (sibling && keySeparatorOf(text, sibling)) ?? format.keySeparator;
  return fresh.map(({ key, value }) => {
    const place: Place = { indent, inLines: lines ?? takesLines(text, node, value, format) };
    if (key === undefined) return printValue(value, place, format);
    return printMember(key, value, place, keySeparator, format);
  });
}

/** What stands between neighbours nearest to an index; blank lines between them are not copied. */
function separatorAt(text: string, node: Node, index: number, format: Format): string {
  const count = node.children?.length ?? 0;
  const nearest = Math.min(Math.max(index, 1), count - 1);
  for (let i = nearest; i > 0; i--) {
    const gap = gapBefore(text, node, i);
    if (cleanGap(gap) && gap.includes(',')) return oneBreak(gap, format);
  }
  const opening = gapBefore(text, node, 0);
  if (!hasBreak(opening)) return format.flatSeparator;
  return format.lineComma + format.lineEnd + lineIndent(opening, opening.length, '');
}

function oneBreak(gap: string, format: Format): string {
  if (!hasBreak(gap)) return gap;
  const start = gap.slice(0, gap.search(/[\r\n]/));
  const end = gap.slice(lineStart(gap, gap.length));
  return (start.includes(',') || end.includes(',') ? start : format.lineComma) + format.lineEnd + end;
}

/** What goes with the children [start, end): one comma, and their lines where they have lines of their own. */
function removal(text: string, node: Node, start: number, end: number): Span {
  const count = node.children?.length ?? 0;
  const before = gapBefore(text, node, start);
  const after = gapBefore(text, node, end);
  const run = { from: childSpan(node, start).from, to: childSpan(node, end - 1).to };
  const withBefore = { from: run.from - before.length, to: run.to };
  const withAfter = { from: run.from, to: run.to + after.length };
  if (start === 0 && end === count) {
    return { from: blank(before) ? withBefore.from : run.from, to: cleanGap(after) ? withAfter.to : run.to };
  }
  if (start === 0) return cleanGap(after) ? withAfter : run;
  if (!cleanGap(before)) {
    if (end < count && cleanGap(after)) return withAfter;
    const comma = before.lastIndexOf(',');
    return comma === -1 ? run : { from: withBefore.from + comma, to: run.to };
  }
  if (end === count) return withBefore;
  if (!cleanGap(after) || !before.includes(',')) return withBefore;
  if (!hasBreak(after)) return withAfter;
  if (!hasBreak(before)) return withBefore;
  const kept = before.slice(0, lineStart(before, before.length));
  const next = after.slice(lineStart(after, after.length));
  if (kept.includes(',') === next.includes(',')) return withAfter;
  return { from: withBefore.from + kept.length, to: withAfter.to - next.length };
}

function childSpan(node: Node, index: number): Span {
  const child = node.children?.[index];
  return child === undefined ? { from: node.offset, to: node.offset } : spanOf(child);
}
