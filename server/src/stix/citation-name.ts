/**
 * Where the name of a citation ends. A source name may hold nearly everything, brackets and commas included, so the
 * object's own source names are tried first and the grammar (round brackets balanced, one line) only behind them.
 */

import { isWordUnit, skipBlanks, trimEnd } from './citation-anchors.ts';
import type { OwnNames } from './own-names.ts';

/** The end of a name, and how it was found. */
export interface NameEnd {
  readonly nameTo: number;
  /** Behind the closing bracket; equal to `nameTo` where there is none. */
  readonly to: number;
  readonly closer: ')' | ']' | undefined;
}

/** The longest own name that stands at `from` with a closing bracket behind it. */
export function ownNameAt(text: string, from: number, own: OwnNames): NameEnd | undefined {
  const nameTo = own.endAt(text, from, (at) => text[at] === ')' || text[at] === ']');
  if (nameTo === undefined) return undefined;
  return { nameTo, to: nameTo + 1, closer: text[nameTo] === ')' ? ')' : ']' };
}

/**
 * The first closing bracket in [from, limit) that no bracket behind `from` opened, on the same line. A `]` counts too:
 * names never hold an unmatched one, so it was meant to close.
 */
export function closedName(text: string, from: number, limit: number): NameEnd | undefined {
  let round = 0;
  let square = 0;
  for (let at = from; at < limit; at++) {
    const unit = text[at];
    if (unit === '\n' || unit === '\r') return undefined;
    if (unit === '(') round++;
    else if (unit === '[') square++;
    else if (unit === ')' && round-- === 0) return { nameTo: at, to: at + 1, closer: ')' };
    else if (unit === ']' && square-- === 0) return { nameTo: at, to: at + 1, closer: ']' };
  }
  return undefined;
}

/** Longer than any published source name (about 110): what goes on so far without an end is prose. */
const longestName = 120;

/**
 * Where the name of a marker that nothing closes most likely ends: behind an own name that stands there (capitals
 * aside), at the sentence's or the line's end, at `limit` (the next marker), after 120 units at a blank at the latest.
 */
export function openName(text: string, from: number, limit: number, own: OwnNames): NameEnd {
  const nameTo = own.foldedEndAt(text, from, (at) => at <= limit && !isWordUnit(text.charCodeAt(at)));
  return open(nameTo ?? endOfProse(text, from, limit));
}

/** Where the sentence or the line ends, at `limit` or after 120 units at a blank at the latest. */
export function endOfProse(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && !endsLineOrSentence(text, end)) end++;
  if (end - from > longestName) {
    const blank = text.lastIndexOf(' ', from + longestName);
    end = blank > from ? blank : from + longestName;
  }
  return trimEnd(text, from, end);
}

function open(nameTo: number): NameEnd {
  return { nameTo, to: nameTo, closer: undefined };
}

/** At a line break, or at a full stop (`!`, `?`) behind which the text, the line or, with a capital, a sentence ends. */
function endsLineOrSentence(text: string, at: number): boolean {
  const unit = text[at];
  if (unit === '\n' || unit === '\r') return true;
  if (unit !== '.' && unit !== '!' && unit !== '?') return false;
  const next = skipBlanks(text, at + 1);
  const begins = text[next];
  if (begins === undefined || begins === '\n' || begins === '\r') return true;
  return next > at + 1 && begins !== begins.toLowerCase();
}

/**
 * The own names of a list such as `A, B` or `A; B`, or undefined when it is not made of own names alone. Names may hold
 * commas, so the longest is tried first at each step.
 */
export function severalNames(name: string, own: OwnNames): readonly string[] | undefined {
  if (!name.includes(',') && !name.includes(';')) return undefined;
  const found: string[] = [];
  let at = skipBlanks(name, 0);
  while (at < name.length) {
    const end = own.endAt(name, at, (to) => to <= name.length && endsPart(name, to));
    if (end === undefined) return undefined;
    found.push(name.slice(at, end));
    const separator = skipBlanks(name, end);
    at = separator < name.length ? skipBlanks(name, separator + 1) : separator;
  }
  return found.length > 1 ? found : undefined;
}

function endsPart(name: string, at: number): boolean {
  const next = name[skipBlanks(name, at)];
  return next === undefined || next === ',' || next === ';';
}
