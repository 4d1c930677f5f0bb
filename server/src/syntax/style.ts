// How a file is written. New text takes the escapes and line ends of the file, and the indentation, separators and
// brackets' blanks of the object that it goes into, so that an edit looks as if the file's own tool had made it.

import { blank, bracketSpan, cleanGap, gapBefore, hasBreak, isContainer, lineIndent } from './gaps.ts';
import { usesAscii } from './string.ts';
import type { Node } from './tree.ts';

/** What a file, not an object, decides. */
export interface WriteStyle {
  /** Other characters are written as `\uXXXX`. */
  readonly ascii: boolean;
  readonly lineEnd: '\n' | '\r\n' | '\r';
}

/** How an object is written, as far as its text shows it; the rest is as `json.dumps` of Python has it. */
export interface Format extends WriteStyle {
  /** One level of indentation. */
  readonly unit: string;
  /** The indentation of the object's own line, which its text does not hold. */
  readonly outerIndent: string;
  /** Between key and value: `: ` or `:`. */
  readonly keySeparator: string;
  /** Between neighbours on one line: `, ` or `,`. */
  readonly flatSeparator: string;
  /** Between neighbours on lines of their own, up to the line's end: `,`. */
  readonly lineComma: string;
  /** Inside the brackets of a list or an object on one line. */
  readonly arrayPadding: string;
  readonly objectPadding: string;
  /** Lists of plain values stand on one line, though the objects that hold them do not. */
  readonly flatArrays: boolean;
}

/**
 * The style of a text, and where it says nothing (no character beyond ASCII, no line break) of its neighbours, in
 * their order. Where nothing says anything: ASCII, which every reader understands, and `\n`.
 */
export function styleOf(sample: string, ...neighbours: readonly string[]): WriteStyle {
  const samples = [sample, ...neighbours];
  const ascii = firstOf(samples, asciiOf) ?? true;
  const lineEnd = firstOf(samples, lineEndOf) ?? '\n';
  return { ascii, lineEnd };
}

/** Reads the format from the object's text; the first place that shows a thing decides it. */
export function formatOf(text: string, root: Node, style: WriteStyle): Format {
  const seen: Seen = { flatArrays: 0, lineArrays: 0 };
  readNode(text, root, false, seen);
  const keySeparator = seen.keySeparator ?? ': ';
  const closing = isContainer(root) ? gapBefore(text, root, root.children?.length ?? 0) : '';
  return {
    ...style,
    unit: seen.unit ?? '  ',
    outerIndent: hasBreak(closing) ? lineIndent(closing, closing.length, '') : '',
    keySeparator,
    flatSeparator: seen.flatSeparator ?? (keySeparator.endsWith(' ') ? ', ' : ','),
    lineComma: seen.lineComma ?? ',',
    arrayPadding: seen.arrayPadding ?? '',
    objectPadding: seen.objectPadding ?? '',
    flatArrays: seen.flatArrays > 0 && seen.lineArrays === 0,
  };
}

/** Between the key and the value of a member; undefined where that is no plain `:`. */
export function keySeparatorOf(text: string, property: Node): string | undefined {
  const [key, value] = property.children ?? [];
  if (key === undefined || value === undefined) return undefined;
  const between = text.slice(key.offset + key.length, value.offset);
  return /^[ \t]*:[ \t]*$/.test(between) ? between : undefined;
}

interface Seen {
  unit?: string;
  keySeparator?: string | undefined;
  flatSeparator?: string;
  lineComma?: string;
  arrayPadding?: string;
  objectPadding?: string;
  flatArrays: number;
  lineArrays: number;
}

function readNode(text: string, node: Node, parentInLines: boolean, seen: Seen): void {
  const children = node.children ?? [];
  if (node.type === 'property') {
    seen.keySeparator ??= keySeparatorOf(text, node);
    const value = children[1];
    if (value !== undefined) readNode(text, value, parentInLines, seen);
    return;
  }
  if (!isContainer(node) || children.length === 0) return;
  const opening = gapBefore(text, node, 0);
  readBrackets(text, node, opening, seen);
  for (let i = 1; i < children.length; i++) {
    if (seen.flatSeparator !== undefined && seen.lineComma !== undefined) break;
    readSeparator(gapBefore(text, node, i), seen);
  }
  if (node.type === 'array' && parentInLines && !children.some(isContainer)) {
    if (hasBreak(opening)) seen.lineArrays++;
    else seen.flatArrays++;
  }
  const inLines = hasBreak(opening) || (children.length > 1 && hasBreak(gapBefore(text, node, 1)));
  for (const child of children) readNode(text, child, inLines, seen);
}

function readBrackets(text: string, node: Node, opening: string, seen: Seen): void {
  if (!blank(opening)) return;
  const closing = gapBefore(text, node, node.children?.length ?? 0);
  if (hasBreak(opening) && hasBreak(closing)) {
    const indent = lineIndent(opening, opening.length, '');
    const outer = lineIndent(closing, closing.length, '');
    if (indent.length > outer.length && indent.startsWith(outer)) seen.unit ??= indent.slice(outer.length);
  } else if (opening === closing && bracketSpan(text, node).closed) {
    if (node.type === 'array') seen.arrayPadding ??= opening;
    else seen.objectPadding ??= opening;
  }
}

function readSeparator(gap: string, seen: Seen): void {
  if (!cleanGap(gap) || !gap.includes(',')) return;
  if (!hasBreak(gap)) seen.flatSeparator ??= gap;
  else if (/^[ \t]*,[ \t]*[\r\n]/.test(gap)) seen.lineComma ??= gap.slice(0, gap.search(/[\r\n]/));
}

function asciiOf(sample: string): boolean | undefined {
  if (!usesAscii(sample)) return false;
  return /(?<!\\)(?:\\\\)*\\u(?!00[0-7])[0-9a-fA-F]{4}/.test(sample) ? true : undefined;
}

function lineEndOf(sample: string): WriteStyle['lineEnd'] | undefined {
  const at = sample.search(/[\r\n]/);
  if (at === -1) return undefined;
  if (sample.charAt(at) === '\n') return '\n';
  return sample.charAt(at + 1) === '\n' ? '\r\n' : '\r';
}

function firstOf<T>(samples: readonly string[], read: (sample: string) => T | undefined): T | undefined {
  for (const sample of samples) {
    const value = read(sample);
    if (value !== undefined) return value;
  }
  return undefined;
}
