/**
 * Ids in an object's text without a tree: string literals that are ids, and the property in which each stands. It makes
 * the cost of hints and of "find all references" one search over the text, whatever the object's size.
 */
import { isId } from '../../stix/id.ts';
import { decodeString } from '../../syntax/string.ts';
import { isEscaped } from './object-strings.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;

/** A string literal that is an id; [from, to) with its quotes. */
export interface IdLiteral {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** The property whose value it is, or in whose list it stands; undefined for a key and for nested lists. */
  readonly property: string | undefined;
}

/** An id's characters, plain or as escapes; 40 is the shortest id there can be. */
const idForm = /"((?:[a-z0-9-]|\\u00[0-9a-fA-F]{2}){40,})"/g;

/** What was found out of the last item of a list: the next item of the same list has the same property. */
interface LastItem {
  end: number;
  property: string | undefined;
}

/** The ids in [from, to) of the text, in order. `from` must not lie inside a literal that is wanted. */
export function* idLiterals(text: string, from: number, to: number): Iterable<IdLiteral> {
  const last: LastItem = { end: -1, property: undefined };
  const form = new RegExp(idForm);
  form.lastIndex = from;
  for (let match = form.exec(text); match !== null && match.index < to; match = form.exec(text)) {
    const literal = match[0];
    const id = literal.includes('\\') ? decodeString(literal) : (match[1] ?? '');
    if (isId(id)) yield placed(text, id, match.index, match.index + literal.length, last);
    else form.lastIndex = match.index + literal.length - 1;
  }
}

/** The literals of one id, as far as they are written without escapes. */
export function* literalsOf(text: string, end: number, id: string): Iterable<IdLiteral> {
  const last: LastItem = { end: -1, property: undefined };
  const literal = JSON.stringify(id);
  for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + literal.length)) {
    if (at + literal.length > end) return;
    if (!isEscaped(text, at)) yield placed(text, id, at, at + literal.length, last);
  }
}

function placed(text: string, id: string, from: number, to: number, last: LastItem): IdLiteral {
  const property = propertyBefore(text, from, last);
  last.end = to;
  last.property = property;
  return { id, from, to, property };
}

/** Reads back from a value: to its key, or over the strings before it to the `[` and then to the list's key. */
function propertyBefore(text: string, start: number, last: LastItem): string | undefined {
  let before = lastUnit(text, start);
  while (text.charCodeAt(before) === COMMA) {
    const item = lastUnit(text, before);
    if (text.charCodeAt(item) !== QUOTE) return undefined;
    if (item + 1 === last.end) return last.property;
    const opening = openingQuote(text, item);
    before = lastUnit(text, opening);
    if (text.charCodeAt(before) === COLON) return undefined;
  }
  if (text.charCodeAt(before) === OPEN_BRACKET) before = lastUnit(text, before);
  if (text.charCodeAt(before) !== COLON) return undefined;
  const close = lastUnit(text, before);
  if (text.charCodeAt(close) !== QUOTE) return undefined;
  return decodeString(text.slice(openingQuote(text, close), close + 1));
}

function openingQuote(text: string, close: number): number {
  let open = text.lastIndexOf('"', close - 1);
  while (open > 0 && isEscaped(text, open)) open = text.lastIndexOf('"', open - 1);
  return open;
}

/** The offset of the last character before `at` that is no blank; -1 when there is none. */
function lastUnit(text: string, at: number): number {
  let offset = at - 1;
  while (offset >= 0 && isBlank(text.charCodeAt(offset))) offset -= 1;
  return offset;
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
}
