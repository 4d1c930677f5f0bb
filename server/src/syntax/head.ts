// What the root is, where the first object starts, and how this document writes its objects: all that the splitter has
// to know before it cuts the first chunk, read from the head and the first object alone.

import type { Chunk, SplitProblem } from './chunk.ts';
import {
  BLANK,
  BYTE_ORDER_MARK,
  COLON,
  createReader,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  type Reader,
  see,
  skipBlanks,
  TAB,
} from './reader.ts';
import { findObject, isObject, type Rules, type Style } from './recover.ts';
import { type Scan, scanObject } from './scan.ts';
import { type Gap, makeChunk, readGap } from './split.ts';

export interface Root {
  readonly kind: 'bundle' | 'array' | 'bare' | 'empty' | 'other';
  /** Behind the `[` of the list of objects; -1 where there is no list. */
  readonly list: number;
  readonly rules: Rules;
}

export interface Head {
  readonly root: Root;
  /** The chunk before the first object; the whole document when there is no object. */
  readonly chunk: Chunk;
  /** The offset of the first object; -1: none. */
  readonly first: number;
}

/** How far into a broken root its list is looked for. */
const fallbackLimit = 4096;

export function readHead(reader: Reader): Head {
  const { text } = reader;
  reader.seen = 1;
  const at = skipBlanks(reader, text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0);
  if (at >= text.length) return headWithout(reader, 'empty', undefined);
  const unit = text.charCodeAt(at);
  if (unit === OPEN_BRACKET) return headOfList(reader, 'array', at + 1, undefined);
  if (unit === OPEN_BRACE) return headOfObject(reader, at);
  const problem = { from: at, to: at + 1, message: 'a bundle, a list or an object is expected here' };
  const list = findList(reader, at);
  if (list !== -1) return headOfList(reader, 'bundle', list, problem);
  const first = findObject(reader, rulesWithin('nothing'), 0, at);
  return first === -1 ? headWithout(reader, 'other', problem) : headOfBare(reader, first, problem);
}

function headOfObject(reader: Reader, at: number): Head {
  const { text } = reader;
  let list = -1;
  let problem: SplitProblem | undefined;
  const scan = scanObject(reader, at, {
    onMember: (key, behind) => {
      if (key !== 'objects') return false;
      let value = skipBlanks(reader, behind);
      while (text.charCodeAt(value) === COLON) {
        problem = { from: value, to: value + 1, message: 'this `:` is too many' };
        value = skipBlanks(reader, value + 1);
      }
      if (text.charCodeAt(value) === OPEN_BRACKET) list = value + 1;
      return list !== -1;
    },
  });
  if (list !== -1) return headOfList(reader, 'bundle', list, problem);
  if (scan.end !== -1) {
    const behind = skipBlanks(reader, scan.end, true);
    if (behind >= text.length || text.charCodeAt(behind) === OPEN_BRACE) return headOfBare(reader, at, undefined);
  }
  const found = findList(reader, at);
  return found === -1 ? headOfBare(reader, at, undefined) : headOfList(reader, 'bundle', found, rootProblem(scan));
}

function headOfList(reader: Reader, kind: 'bundle' | 'array', list: number, problem: SplitProblem | undefined): Head {
  const inner = skipBlanks(reader, list);
  const isTwice = reader.text.charCodeAt(inner) === OPEN_BRACKET;
  const twice: SplitProblem = { from: inner, to: inner + 1, message: 'this `[` is too many' };
  const start = isTwice ? inner + 1 : list;
  const gap = readGap(reader, rulesWithin(kind), 0, start);
  const first = gap.end < reader.text.length ? gap.end : -1;
  return makeHead(reader, kind, start, kind, first, gap, problem ?? (isTwice ? twice : undefined));
}

function headOfBare(reader: Reader, first: number, problem: SplitProblem | undefined): Head {
  return makeHead(reader, 'bare', -1, 'nothing', first, { end: first, tail: first, problem }, problem);
}

function headWithout(reader: Reader, kind: 'empty' | 'other', problem: SplitProblem | undefined): Head {
  const { length } = reader.text;
  see(reader, length);
  return makeHead(reader, kind, -1, 'nothing', -1, { end: length, tail: length, problem }, problem);
}

function makeHead(
  reader: Reader,
  kind: Root['kind'],
  list: number,
  within: Rules['within'],
  first: number,
  gap: Gap,
  problem: SplitProblem | undefined,
): Head {
  const rules = first === -1 ? rulesWithin(within) : readRules(reader, within, first);
  const object = { objectEnd: 0, members: 0, depth: 0, broken: false, lineBreaks: 0 };
  const chunk = makeChunk(reader, 0, { ...gap, problem: clamp(problem, gap.end) ?? gap.problem }, object);
  return { root: { kind, list, rules }, chunk, first };
}

/** Reads the indentation and the style of the document's first object. */
function readRules(reader: Reader, within: Rules['within'], first: number): Rules {
  const { text } = reader;
  let line = first;
  while (line > 0 && (text.charCodeAt(line - 1) === BLANK || text.charCodeAt(line - 1) === TAB)) line--;
  const before = text.charCodeAt(line - 1);
  const isFirst = line === 0 || before === LINE_FEED || (line === 1 && before === BYTE_ORDER_MARK);
  if (!isFirst) return rulesWithin(within);
  const indent = text.slice(line, first);
  return { within, anchor: `\n${indent}{`, style: readStyle(reader, first, indent) };
}

function readStyle(reader: Reader, first: number, indent: string): Style {
  const { text } = reader;
  const member = skipBlanks(reader, first + 1);
  const line = text.lastIndexOf('\n', member) + 1;
  if (line <= first) return 'line';
  return member - line > indent.length && text.startsWith(indent, line) ? 'indented' : 'flat';
}

function rulesWithin(within: Rules['within']): Rules {
  return { within, anchor: undefined, style: 'line' };
}

/**
 * Behind the `[` of the first `"objects": [` in a root whose own structure is broken; where a bundle lost the `[`, the
 * place of it; -1 when there is none within a few thousand characters.
 */
function findList(reader: Reader, from: number): number {
  const limit = from + fallbackLimit;
  see(reader, limit);
  const part = createReader(reader.text.slice(from, limit));
  for (let key = part.text.indexOf('objects'); key !== -1; key = part.text.indexOf('objects', key + 7)) {
    let at = skipBlanks(part, key + 7);
    while (part.text.charCodeAt(at) === QUOTE || part.text.charCodeAt(at) === COLON) at = skipBlanks(part, at + 1);
    if (part.text.charCodeAt(at) === OPEN_BRACKET) return from + at + 1;
    if (part.text.charCodeAt(at) === OPEN_BRACE && isObject(reader, rulesWithin('bundle'), from + at)) return from + at;
  }
  return -1;
}

function rootProblem(scan: Scan): SplitProblem {
  if (scan.end === -1) return { from: scan.from, to: scan.to, message: scan.message };
  return { from: scan.end - 1, to: scan.end, message: 'this `}` closes the bundle before its objects' };
}

function clamp(problem: SplitProblem | undefined, end: number): SplitProblem | undefined {
  if (problem === undefined) return undefined;
  const from = Math.max(0, Math.min(problem.from, end - 1));
  return { from, to: Math.max(from, Math.min(problem.to, end)), message: problem.message };
}
