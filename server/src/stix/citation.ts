/**
 * Citations: the markers `(Citation: NAME)` by which ATT&CK prose points at an entry of the object's own
 * external_references. No parser of the publisher's is strict about them, so this one also finds what was meant to be a
 * citation and says what is wrong with it: one defect gives one citation.
 *
 * Two markers of which the first is not closed, `(Citation: A (Citation: B)`, were meant as two: A ends before B's
 * bracket and is reported ('unclosed' where they touch, else 'nested'), B stands for itself. Only where one cannot be
 * told from the other, `(Citation: A (Citation: B))` and `(Citation: (Citation: B)`, is the whole one citation, 'nested',
 * with every name meant in `names`.
 */

import { type CitationAnchor, findAnchors } from './citation-anchors.ts';
import { readMarker } from './citation-marker.ts';
import { nearest } from './distance.ts';
import { type OwnNames, readOwnNames } from './own-names.ts';

/** What is wrong with a marker. */
export type CitationFault =
  | 'unclosed'
  | 'nested'
  | 'empty'
  | 'no-space'
  | 'extra-space'
  | 'lower-case'
  | 'no-colon'
  | 'no-open'
  | 'square-brackets'
  | 'several-names';

/** One marker; offsets in UTF-16 units of the decoded string. */
export interface Citation {
  /** The whole marker, brackets included. */
  readonly from: number;
  readonly to: number;
  readonly nameFrom: number;
  readonly nameTo: number;
  /** As written: the text from nameFrom to nameTo. */
  readonly name: string;
  readonly fault?: CitationFault;
  /** Where a faulty marker means more than one source or hides one ('several-names', 'nested'): each name meant. */
  readonly names?: readonly string[];
}

/** The well-formed marker of a source name. */
export function writeCitation(name: string): string {
  return `(Citation: ${name})`;
}

/**
 * All citations of a decoded string, well-formed and malformed, in order and without overlap. `ownNames` are the
 * source_names of the object that holds the string. Time is linear in the text.
 */
export function scanCitations(text: string, ownNames: readonly string[]): readonly Citation[] {
  return citationScanner(ownNames)(text);
}

/**
 * As `scanCitations`, for all strings of one object: what is learnt of its names serves them all, and so does the limit
 * of how many names are compared.
 */
export function citationScanner(ownNames: readonly string[]): (text: string) => readonly Citation[] {
  let names: OwnNames | undefined;
  return (text) => {
    const anchors = findAnchors(text);
    if (anchors.length === 0) return [];
    names ??= readOwnNames(ownNames, nearestNames);
    return scan(text, anchors, names);
  };
}

function scan(text: string, anchors: readonly CitationAnchor[], names: OwnNames): readonly Citation[] {
  const found: Citation[] = [];
  let seen = 0;
  let depth = 0;
  for (const [index, anchor] of anchors.entries()) {
    if (anchor.from < seen) continue;
    depth = bracketDepth(text, seen, anchor.from, depth);
    seen = anchor.from;
    const citation = readMarker(text, anchor, anchors[index + 1]?.from ?? text.length, names, depth > 0);
    if (!citation) continue;
    const last = withOuterMarkers(text, found, citation, depth);
    found.push(last);
    seen = last.to;
  }
  return found;
}

/** How many round brackets are open at `to` in its line, with `depth` of them open at `from`. */
function bracketDepth(text: string, from: number, to: number, depth: number): number {
  let open = depth;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 40) open++;
    else if (unit === 41) open = Math.max(0, open - 1);
    else if (unit === 10) open = 0;
  }
  return open;
}

const deepestNesting = 8;

/** Joins a marker to the unclosed ones right before it (taken off `found`) as long as they are one defect. */
function withOuterMarkers(text: string, found: Citation[], citation: Citation, depth: number): Citation {
  let whole = citation;
  for (let level = 0; level < deepestNesting; level++) {
    const outer = found.at(-1);
    const joined = outer && joinNested(text, outer, whole, depth);
    if (!joined) break;
    found.pop();
    whole = joined;
  }
  return whole;
}

/**
 * An unclosed marker and the one behind it are one defect when the outer has no name, the inner has no opening bracket,
 * or a closing bracket too many stands behind the inner and belongs to nothing else.
 */
function joinNested(text: string, outer: Citation, inner: Citation, depth: number): Citation | undefined {
  const isOpen = outer.to === outer.nameTo && (outer.fault === 'nested' || outer.fault === 'unclosed');
  const gap = text.slice(outer.to, inner.from);
  if (!isOpen || !/^[,;]?[^\S\n]*$/.test(gap)) return undefined;
  const surplus = depth === 0 && inner.to > inner.nameTo && text[inner.to] === ')';
  if (!surplus && outer.name !== '' && inner.fault !== 'no-open') return undefined;
  const names = [outer.name, ...(inner.names ?? [inner.name])].filter((name) => name !== '');
  const { nameFrom, nameTo, name } = outer.name === '' ? inner : outer;
  const fault = inner.fault === 'no-open' && /^[,;]/.test(gap) ? 'several-names' : 'nested';
  return { from: outer.from, to: surplus ? inner.to + 1 : inner.to, nameFrom, nameTo, name, fault, names };
}

/** Forms of a name, from the most to the least faithful; two names are near when they agree in one. */
const forms: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.trim(),
  (name) => name.trim().toLowerCase(),
  (name) => name.trim().toLowerCase().replace(/\s+/g, ' '),
  (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
];

const shortestForDistance = 6;
const longest = 500;

/**
 * The known names nearest to `name`: the equal one, else those equal when trimmed, when capitals are ignored, when runs
 * of blanks count as one, when only letters and digits count; else, for names of 6 characters or more, those within an
 * edit distance of 2 (capitals ignored). All equally good ones in the order given; [] when none is near.
 */
export function nearestNames(name: string, known: Iterable<string>): readonly string[] {
  const names = [...new Set(known)].filter((one) => one !== '');
  for (const form of forms) {
    const wanted = form(name);
    if (wanted === '') continue;
    const equal = names.filter((one) => form(one) === wanted);
    if (equal.length > 0) return equal;
  }
  if (name.length < shortestForDistance || name.length > longest) return [];
  const long = names.filter((one) => one.length >= shortestForDistance);
  const close = new Set(
    nearest(
      name.toLowerCase(),
      long.map((one) => one.toLowerCase()),
      2,
    ),
  );
  return long.filter((one) => close.has(one.toLowerCase()));
}
