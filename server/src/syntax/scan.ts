// The one loop that reads structure: from an object's `{` to its `}`, hopping over strings. It checks just enough of
// the grammar to notice a lost or doubled quote, brace or bracket close to where it happened.

import { createPassed, type Passed, pass, passClosing, passKey, passOpening, resetPassed } from './passed.ts';
import { lastSolid, nextLineBreak, type Reader, see } from './reader.ts';

// Of its own, not reader.ts's: in the tests' module loader an imported constant costs a look-up, ten times the loop itself.
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** How reading an object ended. */
export interface Scan {
  /** Behind the object's `}`; -1 when its structure is broken, or reading was ended. */
  readonly end: number;
  /** Where reading stopped when broken: the next object is looked for from here. */
  readonly stop: number;
  readonly members: number;
  readonly depth: number;
  /** In the object, when it is not broken. */
  readonly lineBreaks: number;
  /** A `{` that the structure allowed, but that may be the next object if the structure fails; -1: none. */
  readonly passed: number;
  /** The same, when the list that it is in was closed in the object. */
  readonly swallowed: number;
  /** What is broken: [from, to), and a sentence. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** What to do about a `{` inside an object that stands where objects start: it is the next object; it may be; it is not. */
export type Verdict = 'next' | 'maybe' | 'nested';

export interface ScanOptions {
  /** A line break, the indentation of objects, and `{`. */
  readonly anchor?: string | undefined;
  /** Asked at each anchored `{` inside the object; `possible` tells whether the grammar allows a `{` there. */
  readonly atAnchor?: (at: number, possible: boolean) => Verdict;
  /** Told each member of the object itself: the key as written, and the offset behind the colon. True ends reading. */
  readonly onMember?: (key: string, behind: number) => boolean;
  /** Watches items of lists in the object: one may prove to be the next object. Scratch space, for one object after the other. */
  readonly items?: Passed | undefined;
  /** Start inside an object that is open already. */
  readonly inside?: boolean;
}

/** Deeper nesting counts as broken: it bounds what reading has to remember. */
const deepestNesting = 65_536;

/** Reads the object whose `{` stands at `start`. */
export function scanObject(reader: Reader, start: number, options: ScanOptions): Scan {
  const { text } = reader;
  const { anchor, atAnchor, onMember, items } = options;
  const passed = items ?? createPassed();
  resetPassed(passed);
  const { length } = text;
  const open: number[] = [];
  let depth = 0;
  let top = 0;
  let members = 0;
  let deepest = 0;
  let lineBreaks = 0;
  let clear = start;
  let end = -1;
  let stop = length;
  let from = start;
  let to = start + 1;
  let message = NOT_CLOSED;
  if (options.inside === true) {
    open[depth++] = OPEN_BRACE;
    top = OPEN_BRACE;
  }
  reading: for (let i = start; i < length; i++) {
    const unit = text.charCodeAt(i);
    switch (unit) {
      case QUOTE: {
        if (clear <= i) clear = nextLineBreak(reader, i);
        const close = closingQuote(text, i);
        if (close === -1 || close > clear) {
          see(reader, clear);
          stop = from = i;
          to = lineEnd(text, clear);
          message = 'this string is not closed';
          break reading;
        }
        let next = close + 1;
        let behind = text.charCodeAt(next);
        while (behind === BLANK || behind === LINE_FEED || behind === CARRIAGE_RETURN || behind === TAB) {
          if (behind === LINE_FEED) lineBreaks++;
          do behind = text.charCodeAt(++next);
          while (behind === BLANK);
        }
        if (behind === COLON) {
          members++;
          if (items !== undefined && depth > 1) passKey(items, text, depth, i, close);
          if (onMember !== undefined && depth === 1 && onMember(text.slice(i + 1, close), next + 1)) {
            stop = next;
            break reading;
          }
          i = next;
        } else if (behind === COMMA || behind === CLOSE_BRACE || behind === CLOSE_BRACKET || behind === QUOTE) {
          i = next - 1;
        } else {
          see(reader, next);
          if (next >= length) break reading;
          stop = from = i;
          to = close + 1;
          message = 'a quote is missing or too many here, or a separator is missing behind this string';
          break reading;
        }
        break;
      }
      case LINE_FEED:
        lineBreaks++;
        while (text.charCodeAt(i + 1) === BLANK) i++;
        break;
      case COLON:
        members++;
        break;
      case OPEN_BRACE:
        if (depth > 0) {
          const before = lastSolid(text, start, i);
          const ahead = text.charCodeAt(before);
          const possible = top === OPEN_BRACE ? ahead === COLON : ahead === COMMA || ahead === OPEN_BRACKET;
          if (anchor !== undefined && atAnchor !== undefined && isAnchored(text, start, i, anchor)) {
            const verdict = atAnchor(i, possible);
            if (verdict === 'next') {
              stop = i;
              from = before;
              to = before + 1;
              break reading;
            }
            if (verdict === 'maybe') pass(passed, i, depth);
          }
          if (top === OPEN_BRACE && !possible) {
            stop = from = i;
            to = i + 1;
            message = 'no `{` can stand here: `}` or `:` is missing before it';
            break reading;
          }
        }
        if (items !== undefined) passOpening(items, depth + 1, top === OPEN_BRACKET ? i : -1);
        open[depth++] = top = OPEN_BRACE;
        if (depth > deepest) deepest = depth;
        if (depth > deepestNesting) {
          stop = i;
          message = TOO_DEEP;
          break reading;
        }
        break;
      case OPEN_BRACKET:
        if (items !== undefined) passOpening(items, depth + 1, -1);
        open[depth++] = top = OPEN_BRACKET;
        if (depth > deepest) deepest = depth;
        if (depth > deepestNesting) {
          stop = i;
          message = TOO_DEEP;
          break reading;
        }
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        // In ASCII, each closing bracket is two above its opening one.
        if (top !== unit - 2) {
          stop = from = i;
          to = i + 1;
          message = unit === CLOSE_BRACE ? '`]` is missing before this `}`' : '`}` is missing before this `]`, or `[`';
          break reading;
        }
        depth--;
        if (depth === 0) {
          stop = i;
          end = i + 1;
          break reading;
        }
        top = open[depth - 1] ?? 0;
        if (passed.at !== -1) passClosing(passed, depth);
        break;
      default:
    }
  }
  see(reader, stop);
  return {
    end,
    stop,
    members,
    depth: deepest,
    lineBreaks,
    passed: passed.at,
    swallowed: passed.closed,
    from,
    to,
    message,
  };
}

/** Whether the `{` at `at` stands on a line of its own object, with exactly the anchor's indentation, behind `start`. */
export function isAnchored(text: string, start: number, at: number, anchor: string): boolean {
  const from = at - anchor.length + 1;
  return from >= start && text.charCodeAt(from) === LINE_FEED && text.startsWith(anchor, from);
}

/** The offset of the quote that closes the string whose quote stands at `start`; -1 when there is none. */
export function closingQuote(text: string, start: number): number {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text.charCodeAt(close - 1) === BACKSLASH && isEscaped(text, start, close)) {
    close = text.indexOf('"', close + 1);
  }
  return close;
}

function isEscaped(text: string, start: number, at: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes > start && text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 1;
}

function lineEnd(text: string, lineBreak: number): number {
  return text.charCodeAt(lineBreak - 1) === CARRIAGE_RETURN ? lineBreak - 1 : lineBreak;
}

const TOO_DEEP = 'this object is nested too deep';
const NOT_CLOSED = 'this object is not closed: `}` is missing';
