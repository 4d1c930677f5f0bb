// A stretch of a document that is being read, and the searches in it that remember their last answer: a file may be one
// line of 33 MB, and searching its line break anew for each of 25,000 objects would take minutes.

/**
 * `seen` tells how far the decisions so far depend on the text. Whoever meets the end has seen one character more than
 * there is: that is how a result from a part of a document is known to be unsure.
 */
export interface Reader {
  readonly text: string;
  seen: number;
  readonly lineBreak: Search;
  readonly carriageReturn: Search;
}

/** The answer `at` holds for every start in [from, at]. */
interface Search {
  from: number;
  at: number;
}

export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const BLANK = 32;
export const QUOTE = 34;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_BRACKET = 91;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;
export const BYTE_ORDER_MARK = 0xfeff;

export function createReader(text: string): Reader {
  const search = (): Search => ({ from: -1, at: -1 });
  return { text, seen: 0, lineBreak: search(), carriageReturn: search() };
}

/** Notes that a decision depends on the unit at `offset`. */
export function see(reader: Reader, offset: number): void {
  if (offset >= reader.seen) reader.seen = offset + 1;
}

/** The offset of the next `\n` at or behind `from`; the text's length when there is none. */
export function nextLineBreak(reader: Reader, from: number): number {
  return find(reader.text, reader.lineBreak, '\n', from);
}

/** The offset of the next `\r` at or behind `from`; the text's length when there is none. */
export function nextCarriageReturn(reader: Reader, from: number): number {
  return find(reader.text, reader.carriageReturn, '\r', from);
}

/** The first offset at or behind `from` that holds no white space (and, where asked, no comma). Seen. */
export function skipBlanks(reader: Reader, from: number, commas = false): number {
  const { text } = reader;
  let at = from;
  while (isBlank(text.charCodeAt(at)) || (commas && text.charCodeAt(at) === COMMA)) at++;
  see(reader, at);
  return at;
}

/** The last offset before `to`, not below `from`, that holds no white space; `from - 1` when there is none. */
export function lastSolid(text: string, from: number, to: number): number {
  let at = to - 1;
  while (at >= from && isBlank(text.charCodeAt(at))) at--;
  return at;
}

export function isBlank(unit: number): boolean {
  return unit === BLANK || unit === LINE_FEED || unit === CARRIAGE_RETURN || unit === TAB;
}

export function isLineBreak(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN;
}

function find(text: string, search: Search, what: string, from: number): number {
  if (search.from > from || search.at < from || search.from === -1) {
    const at = text.indexOf(what, from);
    search.from = from;
    search.at = at === -1 ? text.length : at;
  }
  return search.at;
}
