/**
 * One citation marker, read from where it may begin: which part of it is the name, where it ends, what is wrong with it.
 */

import type { Citation, CitationFault } from './citation.ts';
import { type CitationAnchor, isWordUnit, skipBlanks, trimEnd } from './citation-anchors.ts';
import { closedName, endOfProse, type NameEnd, openName, ownNameAt, severalNames } from './citation-name.ts';
import type { OwnNames } from './own-names.ts';

/**
 * The citation that begins at `anchor`, or undefined where it is prose. `limit` is where the next marker may begin;
 * `inBrackets`: a round bracket of the line is open before the anchor.
 */
export function readMarker(
  text: string,
  anchor: CitationAnchor,
  limit: number,
  own: OwnNames,
  inBrackets: boolean,
): Citation | undefined {
  if (anchor.bracket && anchor.colon) return marker(text, anchor, limit, own);
  if (anchor.bracket) return withoutColon(text, anchor, limit, own);
  return inBrackets ? undefined : withoutBracket(text, anchor, limit, own);
}

/** `(Citation: …` and `[Citation: …`, in whatever capitals and with whatever blanks. */
function marker(text: string, anchor: CitationAnchor, limit: number, own: OwnNames): Citation | undefined {
  const { after } = anchor;
  const exact = text[after] === ' ' ? ownNameAt(text, after + 1, own) : undefined;
  const nameFrom = exact ? after + 1 : skipBlanks(text, after);
  const closed = exact ?? ownNameAt(text, nameFrom, own) ?? closedName(text, nameFrom, limit);
  const name = closed ?? openName(text, nameFrom, limit, own);
  const square = anchor.bracket === '[' || name.closer === ']';
  if (anchor.bracket === '[' && name.closer === ']' && text.startsWith('(http', name.to)) return undefined;
  const spacing =
    nameFrom === after ? 'no-space' : nameFrom === after + 1 && text[after] === ' ' ? undefined : 'extra-space';
  const introduction = (square ? 'square-brackets' : undefined) ?? anchor.fault ?? spacing;
  if (!closed) return unclosed(text, anchor, nameFrom, name.nameTo, limit);
  return finish(text, anchor.from, nameFrom, closed, introduction, own);
}

/** A closed marker: the faults that lie in the name itself. */
function finish(
  text: string,
  from: number,
  nameFrom: number,
  end: NameEnd,
  introduction: CitationFault | undefined,
  own: OwnNames,
): Citation {
  const written = text.slice(nameFrom, end.nameTo);
  const nameTo = trimEnd(text, nameFrom, end.nameTo);
  const trimmed = text.slice(nameFrom, nameTo);
  const { to } = end;
  if (trimmed === '') return { from, to, nameFrom, nameTo, name: '', fault: 'empty' };
  if (own.has(written)) return { from, to, nameFrom, nameTo: end.nameTo, name: written, fault: introduction };
  const names = severalNames(trimmed, own);
  if (names) return { from, to, nameFrom, nameTo, name: trimmed, fault: 'several-names', names };
  const blankBehind = trimmed !== written && (own.has(trimmed) || /[^ ]$/.test(written));
  if (blankBehind) return { from, to, nameFrom, nameTo, name: trimmed, fault: introduction ?? 'extra-space' };
  return { from, to, nameFrom, nameTo: end.nameTo, name: written, fault: introduction };
}

/** Nothing closes the marker before the line ends or the next marker (at `limit`) begins. */
function unclosed(text: string, anchor: CitationAnchor, nameFrom: number, end: number, limit: number): Citation {
  let nameTo = end;
  const reachesNext = limit < text.length && skipBlanks(text, end) === limit;
  if (reachesNext && (text[end - 1] === ',' || text[end - 1] === ';')) nameTo = trimEnd(text, nameFrom, end - 1);
  const name = text.slice(nameFrom, nameTo);
  const touches = nameTo === limit && name !== '';
  const fault = reachesNext && !touches ? 'nested' : name === '' ? 'empty' : 'unclosed';
  return { from: anchor.from, to: nameTo, nameFrom, nameTo, name, fault };
}

/** `(Citation X)`: a citation when X is a name of the object's, nearly, or has the look of one. */
function withoutColon(text: string, anchor: CitationAnchor, limit: number, own: OwnNames): Citation | undefined {
  const nameFrom = skipBlanks(text, anchor.after);
  const end = ownNameAt(text, nameFrom, own) ?? closedName(text, nameFrom, limit);
  if (!end) return undefined;
  const name = text.slice(nameFrom, end.nameTo);
  const capital = anchor.bracket === '(' && anchor.fault !== 'lower-case';
  if (name === '' ? !capital : !isKnown(name, own) && !(capital && !anchor.otherMark && looksLikeName(name))) {
    return undefined;
  }
  return finish(text, anchor.from, nameFrom, end, 'no-colon', own);
}

/** `Citation: X)`: a citation where nothing else in the line explains the closing bracket. */
function withoutBracket(text: string, anchor: CitationAnchor, limit: number, own: OwnNames): Citation | undefined {
  const before = text[anchor.from - 1];
  if (before !== undefined && !/[\s.,;:!?)\]"'>]/.test(before)) return undefined;
  const nameFrom = skipBlanks(text, anchor.after);
  const end = ownNameAt(text, nameFrom, own) ?? closedName(text, nameFrom, limit);
  if (end?.closer !== ')' || end.nameTo === nameFrom) return undefined;
  const name = text.slice(nameFrom, end.nameTo);
  const stops = endOfProse(text, nameFrom, end.nameTo) < trimEnd(text, nameFrom, end.nameTo);
  if (!isKnown(name, own) && (anchor.fault === 'lower-case' || stops)) return undefined;
  return finish(text, anchor.from, nameFrom, end, 'no-open', own);
}

/** One of the object's names, or nearly, or a list of them. */
function isKnown(name: string, own: OwnNames): boolean {
  return own.has(name) || severalNames(name, own) !== undefined || own.near(name).length > 0;
}

/** Every longer word begins with a capital or a digit: "(Citation Vendor Report 2020)", not "(Citation counts vary)". */
function looksLikeName(name: string): boolean {
  if (/\bneeded\b/i.test(name)) return false;
  return name
    .split(/\s+/)
    .every(
      (word) =>
        word.length < 4 ||
        word.charAt(0) !== word.charAt(0).toLowerCase() ||
        !isWordUnit(word.charCodeAt(0)) ||
        /^\d/.test(word),
    );
}
