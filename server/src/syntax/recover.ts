// Where the next object starts when structure no longer tells. A wrong answer here would turn a neighbour red, so a
// place is taken only when it stands where objects stand in this document, or when what starts there reads as an
// object with a `type` of its own (the items of external_references have none).

import { COLON, lastSolid, OPEN_BRACE, OPEN_BRACKET, type Reader, see } from './reader.ts';
import { isAnchored, type Scan, scanObject, type Verdict } from './scan.ts';

/**
 * How the document's first object is written: 'indented' when its members stand on lines of their own, deeper than the
 * object; 'flat' when they stand on lines of their own, but not deeper; 'line' when they follow on the same line.
 */
export type Style = 'indented' | 'flat' | 'line';

/** What the splitter knows about the document: read from the head and the first object, the same for every chunk. */
export interface Rules {
  /** What the objects stand in: the list of a bundle, a list, or nothing. */
  readonly within: 'bundle' | 'array' | 'nothing';
  /** A line break, the indentation of the first object, and `{`; undefined when the first object is not first on its line. */
  readonly anchor: string | undefined;
  readonly style: Style;
}

/** The start of the next object at or behind `from`, in a chunk that starts at `start`; -1 when there is none. */
export function findObject(reader: Reader, rules: Rules, start: number, from: number): number {
  const { text } = reader;
  const { anchor } = rules;
  for (let at = text.indexOf('{', from); ; at = text.indexOf('{', at)) {
    if (at === -1) {
      see(reader, text.length);
      return -1;
    }
    see(reader, at);
    const anchored = anchor !== undefined && isAnchored(text, start, at, anchor);
    if (anchored && rules.style !== 'flat') return at;
    if (!anchored && !mayStart(text, rules, start, at)) {
      at++;
      continue;
    }
    const peeked = peek(reader, rules, at, false);
    if (peeked.found) return at;
    // What was read and is no object of its own is passed over, so that nothing is read twice.
    at = Math.max(at + 1, peeked.stop);
  }
}

/** Decides whether an anchored `{` inside an object is the next object. */
export function judgeAnchor(reader: Reader, rules: Rules, at: number, possible: boolean): Verdict {
  if (rules.style === 'flat') return !possible && peek(reader, rules, at, false).found ? 'next' : 'nested';
  if (!possible) return 'next';
  return peek(reader, rules, at, true).found ? 'next' : 'maybe';
}

/** Whether what starts at `at` reads as an object with a `type` of its own. */
export function isObject(reader: Reader, rules: Rules, at: number): boolean {
  return peek(reader, rules, at, false).found;
}

/** An item of a list has `[` or `,` before it, a member's value `:`; the next object has `,` or, broken, anything else. */
function mayStart(text: string, rules: Rules, start: number, at: number): boolean {
  const before = lastSolid(text, start, at);
  const unit = text.charCodeAt(before);
  if (unit === COLON || unit === OPEN_BRACKET || unit === OPEN_BRACE) return false;
  return rules.anchor === undefined || !text.slice(before + 1, at).includes('\n');
}

/** Whether an object with a `type` (and `id`) of its own starts here; `stop`: how far that was read. */
function peek(reader: Reader, rules: Rules, at: number, withId: boolean): { found: boolean; stop: number } {
  let type = false;
  let id = !withId;
  const scan: Scan = scanObject(reader, at, {
    anchor: rules.style === 'flat' ? undefined : rules.anchor,
    atAnchor: () => 'next',
    onMember: (key) => {
      type ||= key === 'type';
      id ||= key === 'id';
      return type && id;
    },
  });
  return { found: type && id, stop: scan.end === -1 ? scan.stop : scan.end };
}
