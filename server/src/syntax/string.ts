// Citations, links and patterns live inside JSON strings: findings count in the decoded value, the editor in the text.
// These functions go between the two, through every escape, and never fail on text that is still being typed.

const BACKSLASH = 92;
const LETTER_U = 117;

/** The literal's value. The literal starts with its quote; a missing closing quote and broken escapes are tolerated (kept as written). */
export function decodeString(literal: string): string {
  const end = contentEnd(literal);
  let at = literal.indexOf('\\', 1);
  if (at === -1 || at >= end) return literal.slice(1, end);
  let value = literal.slice(1, at);
  while (at < end) {
    const length = unitLength(literal, at, end);
    value += decodeUnit(literal, at, length);
    at += length;
    const next = literal.indexOf('\\', at);
    const stop = next === -1 || next > end ? end : next;
    value += literal.slice(at, stop);
    at = stop;
  }
  return value;
}

/**
 * The offset in the literal of a decoded offset. An offset at or behind the value's end gives the closing quote's
 * offset (the literal's end where it is missing); one below 0 gives the first character's.
 */
export function rawOffset(literal: string, decodedOffset: number): number {
  const end = contentEnd(literal);
  let at = Math.min(1, end);
  let left = decodedOffset;
  while (left > 0 && at < end) {
    const plain = plainUnits(literal, at, end);
    if (plain >= left) return at + left;
    at += plain;
    left -= plain + 1;
    if (at < end) at += unitLength(literal, at, end);
  }
  return at;
}

/** The decoded offset of an offset in the literal; inside an escape, that of the escape's start. */
export function decodedOffset(literal: string, rawOffset: number): number {
  const end = contentEnd(literal);
  let decoded = 0;
  for (let at = 1; at < end; decoded++) {
    at += unitLength(literal, at, end);
    if (at > rawOffset) break;
  }
  return decoded;
}

/** How many units from here stand for themselves: to the next escape. */
function plainUnits(literal: string, at: number, end: number): number {
  const next = literal.indexOf('\\', at);
  return (next === -1 || next > end ? end : next) - at;
}

/** How to write a value: `ascii` writes every other character as `\uXXXX`, in lower case, as Python's `json.dumps` does. */
export interface EncodeOptions {
  readonly ascii?: boolean;
}

/** The value as it stands between the quotes of a JSON string. */
export function encodeString(value: string, options: EncodeOptions = {}): string {
  const json = JSON.stringify(value).slice(1, -1);
  return options.ascii === true ? json.replace(/[\u007f-\uffff]/g, escapeUnit) : json;
}

/** Whether the text keeps to ASCII, as files written with `\uXXXX` escapes do. An empty text does. */
export function usesAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

/** Where the content ends: at the closing quote, or at the literal's end where there is none. */
function contentEnd(literal: string): number {
  const last = literal.length - 1;
  if (last < 1 || literal.charCodeAt(last) !== 34) return literal.length;
  let slashes = 0;
  while (last - 1 - slashes >= 1 && literal.charCodeAt(last - 1 - slashes) === BACKSLASH) slashes++;
  return slashes % 2 === 0 ? last : literal.length;
}

/** The number of characters that stand for one UTF-16 unit of the value. */
function unitLength(literal: string, at: number, end: number): number {
  if (literal.charCodeAt(at) !== BACKSLASH || at + 1 >= end) return 1;
  const letter = literal.charCodeAt(at + 1);
  if (letter === LETTER_U) return hexUnit(literal, at, end) === undefined ? 1 : 6;
  return SHORT_ESCAPES[literal.charAt(at + 1)] === undefined ? 1 : 2;
}

function decodeUnit(literal: string, at: number, length: number): string {
  if (length === 6) return String.fromCharCode(hexUnit(literal, at, literal.length) ?? 0);
  if (length === 2) return SHORT_ESCAPES[literal.charAt(at + 1)] ?? '';
  return literal.charAt(at);
}

function hexUnit(literal: string, at: number, end: number): number | undefined {
  const digits = literal.slice(at + 2, at + 6);
  return at + 6 <= end && /^[0-9a-fA-F]{4}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
