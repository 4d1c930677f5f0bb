// Changes inside one JSON string: only the characters that stand for the changed range are written anew.

import { decodeString, encodeString, rawOffset } from './string.ts';
import type { WriteStyle } from './style.ts';
import type { Node } from './tree.ts';
import type { RawEdit } from './write.ts';

/** Replace [from, to) of the decoded value, in UTF-16 units. */
export interface TextReplacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The edits of one string, in their order. Replacements that overlap an earlier one or are out of range are skipped. */
export function textEdits(
  text: string,
  node: Node,
  replacements: readonly TextReplacement[],
  style: WriteStyle,
): { readonly edits: readonly RawEdit[]; readonly skipped: number } {
  const literal = text.slice(node.offset, node.offset + node.length);
  const length = decodeString(literal).length;
  const joined: TextReplacement[] = [];
  let skipped = 0;
  for (const next of [...replacements].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined[joined.length - 1];
    if (!inRange(next, length) || (last !== undefined && next.from < last.to)) skipped++;
    else if (last !== undefined && next.from === last.to) {
      joined[joined.length - 1] = { from: last.from, to: next.to, text: last.text + next.text };
    } else joined.push(next);
  }
  return { edits: joined.map((replacement) => rawEdit(literal, node.offset, replacement, style)), skipped };
}

/**
 * Where an end of the range lies inside a surrogate pair that is written as the character itself, the whole pair is
 * written: half of it is no character, and would be lost when the file is saved.
 */
function rawEdit(literal: string, offset: number, { from, to, text }: TextReplacement, style: WriteStyle): RawEdit {
  let start = rawOffset(literal, from);
  let end = rawOffset(literal, to);
  let value = text;
  if (insidePair(literal, start)) {
    start--;
    value = literal.charAt(start) + value;
  }
  if (insidePair(literal, end)) {
    value += literal.charAt(end);
    end++;
  }
  return { from: offset + start, to: offset + end, text: encodeString(value, { ascii: style.ascii }) };
}

function inRange({ from, to }: TextReplacement, length: number): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= length;
}

function insidePair(literal: string, at: number): boolean {
  return (literal.codePointAt(at - 1) ?? 0) > 0xffff;
}
