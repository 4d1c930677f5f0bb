/**
 * Where citation markers may begin: each occurrence of the word "citation" that has a bracket before it or a colon behind
 * it. Most prose ("elicitation", "citations to", `citation.cfm`) is sorted out here, by the neighbours of the word alone.
 */

/** A possible beginning of a marker; offsets in UTF-16 units. */
export interface CitationAnchor {
  /** The opening bracket, or the word where there is none. */
  readonly from: number;
  /** The "C" of "Citation". */
  readonly word: number;
  readonly bracket: '(' | '[' | undefined;
  readonly colon: boolean;
  /** Another mark (`;`, `-`, …) stands where the colon should be. */
  readonly otherMark: boolean;
  /** Behind the colon, or behind the word where there is none; blanks not skipped. */
  readonly after: number;
  /** What blames the part up to the colon: wrong capitals, or blanks inside. */
  readonly fault: 'lower-case' | 'extra-space' | undefined;
}

const wordLength = 'citation'.length;

/** All possible beginnings of markers in the text, in order. Linear in the text. */
export function findAnchors(text: string): readonly CitationAnchor[] {
  if (!text.includes('itation') && !/itation/i.test(text)) return [];
  const anchors: CitationAnchor[] = [];
  for (const match of text.matchAll(/citation/gi)) {
    const anchor = anchorAt(text, match.index);
    if (anchor) anchors.push(anchor);
  }
  return anchors;
}

function anchorAt(text: string, word: number): CitationAnchor | undefined {
  const behind = word + wordLength;
  if (isWordUnit(text.charCodeAt(word - 1)) || isWordUnit(text.charCodeAt(behind))) return undefined;
  let before = word - 1;
  while (isBlank(text.charCodeAt(before))) before--;
  const unit = text[before];
  const bracket = unit === '(' || unit === '[' ? unit : undefined;
  const mark = skipBlanks(text, behind);
  const colon = text[mark] === ':';
  const otherMark = !colon && mark < text.length && ';,.-='.includes(text.charAt(mark));
  if (!bracket && !colon) return undefined;
  const spaced = (bracket !== undefined && before !== word - 1) || (colon && mark !== behind);
  const capital = text.startsWith('Citation', word);
  return {
    from: bracket ? before : word,
    word,
    bracket,
    colon,
    otherMark,
    after: colon || otherMark ? mark + 1 : behind,
    fault: capital ? (spaced ? 'extra-space' : undefined) : 'lower-case',
  };
}

/** A blank inside a line: the ASCII ones, no-break, narrow no-break, zero-width and the other Unicode spaces. */
export function isBlank(unit: number): boolean {
  if (unit === 0x20 || unit === 0x09) return true;
  if (unit < 0xa0) return false;
  return unit === 0xa0 || unit === 0x202f || (unit >= 0x2000 && unit <= 0x200b) || unit === 0x3000 || unit === 0xfeff;
}

/** The first offset at or behind `at` that is no blank; the text's length at most. */
export function skipBlanks(text: string, at: number): number {
  let offset = at;
  while (offset < text.length && isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The end of `text.slice(from, to)` without its trailing blanks. */
export function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** A letter, a digit or `_`; all of non-ASCII but blanks and punctuation counts as letters. NaN is none. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) {
    return (
      (unit >= 0x30 && unit <= 0x39) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x61 && unit <= 0x7a) ||
      unit === 0x5f
    );
  }
  return unit >= 0xc0 && !isBlank(unit) && !(unit >= 0x2010 && unit <= 0x205e) && !(unit >= 0x3001 && unit <= 0x3003);
}
