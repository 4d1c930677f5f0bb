// What a bundle says besides its objects: the members of the root object before and behind the list `objects`.

import type { SplitProblem } from './chunk.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  createReader,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  type Reader,
  skipBlanks,
} from './reader.ts';
import { closingQuote } from './scan.ts';
import { decodeString } from './string.ts';
import type { Text } from './text.ts';
import { chunkStart } from './text.ts';

/** A member of the root object; offsets in the document, [from, to) from the key's quote to the end of the value. */
export interface RootMember {
  readonly key: string;
  /** Undefined where the value is no JSON. */
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
}

/**
 * The root's members in their order, without the list of objects; a key that is there twice is listed twice (and so is
 * a second `objects`). `problem`: what no chunk's own problem tells. Offsets in the document.
 */
export interface RootFacts {
  readonly members: readonly RootMember[];
  readonly problem: SplitProblem | undefined;
}

interface Members {
  readonly members: readonly RootMember[];
  readonly problem: SplitProblem | undefined;
}

/** Reads head and tail of a bundle; no members for any other shape. */
export function readRoot(text: Text): RootFacts {
  const head = text.chunks[0];
  const lastIndex = text.chunks.length - 1;
  const last = text.chunks[lastIndex];
  if (text.root.kind !== 'bundle' || head === undefined || last === undefined)
    return { members: [], problem: undefined };
  const open = head.text.slice(0, text.root.list).indexOf('{');
  const before = readMembers(createReader(head.text.slice(0, text.root.list)), open + 1, 0);
  const behind = readMembers(createReader(last.text), last.tail + 1, chunkStart(text, lastIndex));
  const list = before.members.filter((member) => member.to < text.root.list);
  return {
    members: [...list, ...behind.members],
    problem:
      (head.problem === undefined ? before.problem : undefined) ??
      (last.problem === undefined ? behind.problem : undefined),
  };
}

/** Reads `"key": value` one after the other up to a `}` or the text's end; `shift` is added to all offsets. */
function readMembers(reader: Reader, from: number, shift: number): Members {
  const { text } = reader;
  const members: RootMember[] = [];
  const stop = (at: number, message: string): Members => {
    const problem = { from: at + shift, to: Math.min(at + 1, text.length) + shift, message };
    return { members, problem };
  };
  for (let at = skipBlanks(reader, from, true); at < text.length; at = skipBlanks(reader, at, true)) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSE_BRACE) break;
    if (unit !== QUOTE) return stop(at, 'a property name in double quotes is expected here');
    const close = closingQuote(text, at);
    if (close === -1) return stop(at, 'this string is not closed');
    const colon = skipBlanks(reader, close + 1);
    if (text.charCodeAt(colon) !== COLON) return stop(colon, '`:` is expected here');
    const start = skipBlanks(reader, colon + 1);
    const end = valueEnd(text, start);
    if (end === start) return stop(start, 'a value is expected here');
    const value = parseValue(text.slice(start, end));
    members.push({ key: decodeString(text.slice(at, close + 1)), value, from: at + shift, to: end + shift });
    if (value === undefined && end < text.length) return stop(start, 'this is no JSON value');
    at = end;
  }
  return { members, problem: undefined };
}

/** Behind the value that starts at `start`: strings, brackets and what stands between them are not checked further. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const close = closingQuote(text, at);
      if (close === -1) return text.length;
      at = close;
    } else if (unit === OPEN_BRACE || unit === OPEN_BRACKET) depth++;
    else if (depth === 0 && (unit === COMMA || unit === CLOSE_BRACE || unit === CLOSE_BRACKET)) break;
    else if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) depth--;
  }
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
