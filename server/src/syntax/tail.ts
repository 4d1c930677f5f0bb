// The end of the root: `]`, for a bundle `}`, perhaps with members of the root between them (with sorted keys,
// `spec_version` and `type` stand behind the objects).

import type { SplitProblem } from './chunk.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  isBlank,
  LINE_FEED,
  lastSolid,
  QUOTE,
  type Reader,
  skipBlanks,
} from './reader.ts';
import { findObject, type Rules } from './recover.ts';
import { scanObject } from './scan.ts';

export interface Tail {
  readonly problem: SplitProblem | undefined;
}

/** Reads the root's end from the `]` (or a `}`) at `at`; undefined when objects follow, so that this bracket is a stray one. */
export function readTail(reader: Reader, rules: Rules, start: number, at: number): Tail | undefined {
  const { text } = reader;
  if (text.charCodeAt(at) === CLOSE_BRACE) {
    const isRoot = rules.within === 'bundle' && skipBlanks(reader, at + 1) >= text.length;
    return isRoot ? { problem: { from: at, to: at + 1, message: '`]` is missing before this `}`' } } : undefined;
  }
  const behind = skipBlanks(reader, at + 1);
  const isBundle = rules.within === 'bundle';
  if (behind >= text.length) {
    return { problem: isBundle ? { from: at, to: at + 1, message: ROOT_NOT_CLOSED } : undefined };
  }
  let wrong = behind;
  let message = 'this stands behind the end';
  if (isBundle && text.charCodeAt(behind) === CLOSE_BRACE) {
    wrong = skipBlanks(reader, behind + 1);
    if (wrong >= text.length) return { problem: undefined };
  } else if (isBundle && startsMember(reader, behind)) {
    const scan = scanObject(reader, behind, { inside: true });
    if (scan.end === -1 && scan.stop >= text.length)
      return { problem: { from: at, to: at + 1, message: ROOT_NOT_CLOSED } };
    wrong = scan.end === -1 ? scan.stop : skipBlanks(reader, scan.end);
    if (wrong >= text.length) return { problem: undefined };
    if (scan.end === -1) message = scan.message;
    // Sound structure over a long way is the root's, whatever comes then; this also keeps text from being read twice.
    if (wrong - at > 32 * (at - start) + 1024) return { problem: { from: wrong, to: wrong + 1, message } };
  }
  return findObject(reader, rules, start, at + 1) === -1
    ? { problem: { from: wrong, to: wrong + 1, message } }
    : undefined;
}

/** Where the root's end starts behind a broken last object, as far as indentation or the document's end tells; else the text's length. */
export function endOfBroken(text: string, rules: Rules, from: number): number {
  if (rules.within === 'nothing') return text.length;
  if (rules.anchor !== undefined) {
    const indent = rules.anchor.length - 2;
    let found = -1;
    for (let line = text.indexOf('\n', from); line !== -1; line = text.indexOf('\n', line + 1)) {
      let at = line + 1;
      while (text.charCodeAt(at) !== LINE_FEED && isBlank(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) !== CLOSE_BRACKET || at - line - 1 > indent) continue;
      found = at;
      if (rules.style !== 'flat') break;
    }
    if (found !== -1) return found;
  }
  const last = lastSolid(text, from, text.length);
  if (rules.within === 'array') return text.charCodeAt(last) === CLOSE_BRACKET ? last : text.length;
  const list = text.charCodeAt(last) === CLOSE_BRACE ? lastSolid(text, from, last) : -1;
  return text.charCodeAt(list) === CLOSE_BRACKET ? list : text.length;
}

function startsMember(reader: Reader, at: number): boolean {
  return reader.text.charCodeAt(at) === COMMA && reader.text.charCodeAt(skipBlanks(reader, at + 1)) === QUOTE;
}

const ROOT_NOT_CLOSED = 'the bundle is not closed: `}` is missing behind this';
