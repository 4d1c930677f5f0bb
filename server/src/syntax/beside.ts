// A new object behind another one: written as its neighbour is, and set apart as the neighbours are.

import { inLines } from './gaps.ts';
import { type JsonValue, printValue } from './print.ts';
import { formatOf, type WriteStyle } from './style.ts';
import type { Text } from './text.ts';
import type { Node } from './tree.ts';
import type { RawEdit } from './write.ts';

const separator = /^[ \t\r\n]*,?[ \t\r\n]*$/;

/**
 * The edit, in the chunk of the object `ordinal`, that adds `value` behind it.
 * @returns undefined where there is no place for another object: the document is one object, or what stands between its
 * objects is broken
 */
export function objectBeside(
  text: Text,
  ordinal: number,
  root: Node,
  value: JsonValue,
  style: WriteStyle,
): RawEdit | undefined {
  const chunk = text.chunks[ordinal];
  if (chunk === undefined || chunk.broken || text.shape === 'object' || text.shape === 'other') return undefined;
  const between = gapOf(text, ordinal) ?? gapOf(text, ordinal - 1) ?? gapOfOnly(text, style);
  if (!separator.test(between) || between === '') return undefined;
  const format = formatOf(chunk.text, root, style);
  const printed = printValue(value, { indent: format.outerIndent, inLines: inLines(chunk.text, root) }, format);
  return { from: chunk.objectEnd, to: chunk.objectEnd, text: between + printed };
}

/** What stands between an object and the next one; undefined where there is no next one. */
function gapOf({ chunks }: Text, ordinal: number): string | undefined {
  const chunk = chunks[ordinal];
  if (ordinal < 1 || chunk === undefined || ordinal + 1 >= chunks.length) return undefined;
  return chunk.text.slice(chunk.objectEnd);
}

/** The only object of a list: the next one begins as it does. */
function gapOfOnly({ chunks }: Text, { lineEnd }: WriteStyle): string {
  const indent = /[\r\n]([ \t]*)$/.exec(chunks[0]?.text.slice(-1000) ?? '')?.[1];
  return indent === undefined ? ',' : `,${lineEnd}${indent}`;
}
