// Cuts one chunk: the object at its start, and what stands between it and the next one. The result depends on the text
// from the chunk's start on and on the rules of the document, never on what stands before or on earlier edits.

import type { Chunk, SplitProblem } from './chunk.ts';
import { createPassed } from './passed.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  isBlank,
  isLineBreak,
  LINE_FEED,
  lastSolid,
  nextCarriageReturn,
  nextLineBreak,
  OPEN_BRACE,
  QUOTE,
  type Reader,
  skipBlanks,
} from './reader.ts';
import { findObject, judgeAnchor, type Rules } from './recover.ts';
import { type Scan, type ScanOptions, scanObject } from './scan.ts';
import { endOfBroken, readTail } from './tail.ts';

/** Cuts the chunks of one stretch of text. */
export interface Splitter {
  readonly reader: Reader;
  readonly rules: Rules;
  readonly options: ScanOptions;
}

/** Offsets in the reader's text. */
export interface Gap {
  readonly end: number;
  readonly tail: number;
  readonly problem: SplitProblem | undefined;
}

export function createSplitter(reader: Reader, rules: Rules): Splitter {
  const options: ScanOptions = {
    anchor: rules.anchor,
    atAnchor: (at, possible) => judgeAnchor(reader, rules, at, possible),
    // Where members are deeper than objects, the anchor alone tells the next object.
    items: rules.anchor !== undefined && rules.style === 'indented' ? undefined : createPassed(),
  };
  return { reader, rules, options };
}

/** The chunk whose object's `{` stands at `start`. */
export function splitChunk(splitter: Splitter, start: number): Chunk {
  const { reader, rules } = splitter;
  reader.seen = start + 1;
  const scan = scanObject(reader, start, splitter.options);
  if (scan.end === -1) return brokenChunk(reader, rules, start, scan);
  const gap = readGap(reader, rules, start, scan.end);
  const isOpen = rules.within !== 'nothing' && gap.tail === reader.text.length && gap.problem !== undefined;
  if (isOpen && isNear(start, scan.swallowed, scan.end)) return brokenChunk(reader, rules, start, scan);
  return makeChunk(reader, start, gap, {
    objectEnd: scan.end,
    members: scan.members,
    depth: scan.depth,
    broken: false,
    lineBreaks: scan.lineBreaks,
  });
}

/** What stands behind an object (or behind the `[` of the list) that ends at `from`, in a chunk that starts at `start`. */
export function readGap(reader: Reader, rules: Rules, start: number, from: number): Gap {
  const { text } = reader;
  let commas = 0;
  let comma = from;
  let at = skipBlanks(reader, from);
  for (; text.charCodeAt(at) === COMMA; at = skipBlanks(reader, at + 1)) {
    commas++;
    comma = at;
  }
  const inList = rules.within !== 'nothing';
  const isHead = start === 0 && text.charCodeAt(from - 1) !== CLOSE_BRACE;
  const tooMany: SplitProblem = { from: comma, to: comma + 1, message: 'this `,` is too many' };
  const unit = text.charCodeAt(at);
  if (unit === OPEN_BRACE) {
    const missing: SplitProblem = {
      from: from - 1,
      to: from,
      message: '`,` is missing between this object and the next',
    };
    const needed = isHead ? 0 : 1;
    const problem = commas > needed ? tooMany : inList && commas < needed ? missing : undefined;
    return { end: at, tail: at, problem };
  }
  if (at >= text.length) {
    const open: SplitProblem = {
      from: from - 1,
      to: from,
      message: 'the list of objects is not closed: `]` is missing',
    };
    const problem = inList ? open : commas > 1 ? tooMany : undefined;
    return { end: at, tail: at, problem };
  }
  if (inList && (unit === CLOSE_BRACKET || unit === CLOSE_BRACE)) {
    const tail = readTail(reader, rules, start, at);
    if (tail !== undefined) {
      return { end: text.length, tail: at, problem: tail.problem ?? (commas > 0 ? tooMany : undefined) };
    }
  }
  const next = findObject(reader, rules, start, at);
  const end = next === -1 ? text.length : next;
  const tail = next === -1 ? endOfBroken(text, rules, at) : end;
  const to = lastSolid(text, at, Math.min(nextLineBreak(reader, at), tail)) + 1;
  return {
    end,
    tail,
    problem: {
      from: at,
      to: Math.max(to, at + 1),
      message: isHead ? 'an object is expected here' : strayMessage(unit),
    },
  };
}

interface ObjectFacts {
  readonly objectEnd: number;
  readonly members: number;
  readonly depth: number;
  readonly broken: boolean;
  readonly lineBreaks: number;
}

/** Turns offsets in the reader's text into a chunk; `object.lineBreaks` counts those before `objectEnd`. */
export function makeChunk(reader: Reader, start: number, gap: Gap, object: ObjectFacts): Chunk {
  const { text } = reader;
  const lineBreaks = countLineBreaks(reader, start, gap.end, object);
  let line = gap.end;
  if (lineBreaks > 0) while (line > start && !isLineBreak(text.charCodeAt(line - 1))) line--;
  const { problem } = gap;
  return {
    text: text.slice(start, gap.end),
    objectEnd: object.objectEnd - start,
    tail: gap.tail - start,
    members: object.members,
    depth: object.depth,
    problem: problem && { from: problem.from - start, to: problem.to - start, message: problem.message },
    broken: object.broken,
    reach: reader.seen - start,
    lineBreaks,
    lastLine: lineBreaks > 0 ? gap.end - line : gap.end - start,
  };
}

function brokenChunk(reader: Reader, rules: Rules, start: number, scan: Scan): Chunk {
  const { text } = reader;
  const { stop } = scan;
  const passed = scan.passed === -1 ? scan.swallowed : scan.passed;
  const next = isNear(start, passed, stop) ? passed : findObject(reader, rules, start, stop);
  const end = next === -1 ? text.length : next;
  const tail = next === -1 ? endOfBroken(text, rules, stop) : end;
  let objectEnd = tail;
  while (objectEnd > start + 1 && isBlankOrComma(text.charCodeAt(objectEnd - 1))) objectEnd--;
  const from = Math.min(scan.from, objectEnd - 1);
  const to = Math.max(from + 1, Math.min(scan.to, objectEnd));
  return makeChunk(
    reader,
    start,
    { end, tail, problem: { from, to, message: scan.message } },
    { objectEnd, members: scan.members, depth: scan.depth, broken: true, lineBreaks: 0 },
  );
}

/** Going back to a place passed before is kept in proportion, so that no text is read again and again. */
function isNear(start: number, passed: number, stop: number): boolean {
  return passed !== -1 && stop - passed <= 32 * (passed - start);
}

function countLineBreaks(reader: Reader, start: number, end: number, object: ObjectFacts): number {
  const { text } = reader;
  const from = object.broken ? start : Math.max(start, object.objectEnd);
  let count = object.broken ? 0 : object.lineBreaks;
  for (let at = nextLineBreak(reader, from); at < end; at = nextLineBreak(reader, at + 1)) count++;
  for (let at = nextCarriageReturn(reader, start); at < end; at = nextCarriageReturn(reader, at + 1)) {
    if (text.charCodeAt(at + 1) !== LINE_FEED) count++;
  }
  return count;
}

function strayMessage(unit: number): string {
  if (unit === CLOSE_BRACE) return 'this `}` closes nothing';
  if (unit === CLOSE_BRACKET) return 'this `]` closes nothing';
  if (unit === QUOTE) return 'this stands outside any object: a `}` is too many before it, or `{` is missing';
  return 'something stands between two objects that belongs to neither';
}

function isBlankOrComma(unit: number): boolean {
  return isBlank(unit) || unit === COMMA;
}
