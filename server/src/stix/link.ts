/**
 * Links in prose to the pages of attack.mitre.org: `[Name](https://attack.mitre.org/groups/G0035)`, and the macro
 * `(LinkById: G0035)` that ATT&CK's editor turns into such a link. A bare url is no link.
 */

import { attackIdPrefix } from './attack.ts';
import { readPath } from './attack-path.ts';
import type { Citation } from './citation.ts';

/** What a page of attack.mitre.org is about: the first part of its path. */
export type AttackKind =
  | 'techniques'
  | 'groups'
  | 'software'
  | 'campaigns'
  | 'mitigations'
  | 'tactics'
  | 'datasources'
  | 'datacomponents'
  | 'detectionstrategies'
  | 'assets'
  | 'matrices';

/** A link; offsets in UTF-16 units of the decoded string. A macro has its id for text and for url range. */
export interface AttackLink {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
  readonly text: string;
  readonly url: string;
  readonly urlFrom: number;
  readonly urlTo: number;
  readonly kind?: AttackKind;
  /** `T1234.001` for `techniques/T1234/001`; the analytic of `detectionstrategies/DET0039#AN0110`. */
  readonly attackId?: string;
  readonly fault?: 'unclosed' | 'blank-before-bracket' | 'unknown-path';
  readonly macro?: boolean;
}

const kinds: Readonly<Record<string, AttackKind>> = {
  T: 'techniques',
  G: 'groups',
  S: 'software',
  C: 'campaigns',
  M: 'mitigations',
  TA: 'tactics',
  DS: 'datasources',
  DC: 'datacomponents',
  DET: 'detectionstrategies',
  AN: 'detectionstrategies',
  A: 'assets',
};

/** The kind of page that an ATT&CK id has, or undefined when the text is no ATT&CK id. */
export function kindOfAttackId(attackId: string): AttackKind | undefined {
  const prefix = attackIdPrefix(attackId);
  return prefix === undefined ? undefined : kinds[prefix];
}

/**
 * The page of an ATT&CK id. An analytic is a part of its detection strategy's page, so without the strategy's id it has
 * none.
 */
export function attackUrl(attackId: string, detectionStrategy?: string): string | undefined {
  const prefix = attackIdPrefix(attackId);
  if (prefix === undefined) return undefined;
  if (prefix !== 'AN') return `https://attack.mitre.org/${kinds[prefix]}/${attackId.replace('.', '/')}`;
  const page = detectionStrategy === undefined ? undefined : attackUrl(detectionStrategy);
  return page === undefined ? undefined : `${page}#${attackId}`;
}

/** All links and macros of a decoded string, in order and without overlap. Linear in the text. */
export function scanLinks(text: string): readonly AttackLink[] {
  const links: AttackLink[] = [];
  if (text.includes('attack.mitre.org')) {
    let end = 0;
    for (const match of text.matchAll(/https?:\/\/(?:www\.)?attack\.mitre\.org(?![\w.-])/g)) {
      const link = match.index < end ? undefined : linkAround(text, match.index, match.index + match[0].length, end);
      if (link) links.push(link);
      end = link?.to ?? match.index + match[0].length;
    }
  }
  if (!text.includes('LinkById')) return links;
  let end = 0;
  return [...links, ...macros(text)]
    .sort((a, b) => a.from - b.from)
    .filter((link) => {
      const apart = link.from >= end;
      if (apart) end = link.to;
      return apart;
    });
}

/** The link whose url begins at `urlFrom` with the scheme and host up to `pathFrom`; it begins at `start` or later. */
function linkAround(text: string, urlFrom: number, pathFrom: number, start: number): AttackLink | undefined {
  const bracket = backOverBlanks(text, urlFrom) - 1;
  if (text[bracket] !== '(') return undefined;
  const before = backOverBlanks(text, bracket);
  const closed = text[before - 1] === ']';
  if (!closed && before !== bracket) return undefined;
  const textTo = closed ? before - 1 : before;
  const textFrom = openingBracket(text, textTo, start);
  if (textFrom === undefined) return undefined;
  let urlTo = pathFrom;
  while (urlTo < text.length && !/[\s()<>"\]]/.test(text.charAt(urlTo))) urlTo++;
  let to = urlTo;
  while (text[to] === ' ') to++;
  const ends = text[to] === ')';
  while (!ends && /[.,;:]/.test(text.charAt(urlTo - 1))) urlTo--;
  const page = readPath(text.slice(pathFrom, urlTo));
  return {
    from: textFrom - 1,
    to: ends ? to + 1 : urlTo,
    textFrom,
    textTo,
    text: text.slice(textFrom, textTo),
    url: text.slice(urlFrom, urlTo),
    urlFrom,
    urlTo,
    kind: page.kind,
    attackId: page.attackId,
    fault: !ends || !closed ? 'unclosed' : before !== bracket ? 'blank-before-bracket' : page.fault,
  };
}

function backOverBlanks(text: string, at: number): number {
  let offset = at;
  while (offset > 0 && /[ \t\u00a0\u202f]/.test(text.charAt(offset - 1))) offset--;
  return offset;
}

/** Behind the `[` in the same line that no `]` before `to` closes. */
function openingBracket(text: string, to: number, start: number): number | undefined {
  let depth = 0;
  for (let at = to - 1; at >= start; at--) {
    const unit = text[at];
    if (unit === '\n') return undefined;
    if (unit === ']') depth++;
    else if (unit === '[' && depth-- === 0) return at + 1;
  }
  return undefined;
}

/** Blanks of every kind may stand around the parts: published text has a narrow no-break space before the colon. */
const macroForm = /\(\s{0,9}LinkById\s{0,9}:\s{0,9}([A-Z]{1,3}\d{4}(?:\.\d{3})?)\s{0,9}(\)?)/g;

function macros(text: string): readonly AttackLink[] {
  return [...text.matchAll(macroForm)].map((match) => {
    const attackId = match[1] ?? '';
    const textFrom = match.index + match[0].indexOf(attackId, match[0].indexOf(':'));
    const range = {
      textFrom,
      textTo: textFrom + attackId.length,
      urlFrom: textFrom,
      urlTo: textFrom + attackId.length,
    };
    return {
      ...range,
      from: match.index,
      to: match.index + match[0].length,
      text: attackId,
      url: attackUrl(attackId) ?? '',
      kind: kindOfAttackId(attackId),
      attackId,
      fault: match[2] === ')' ? undefined : 'unclosed',
      macro: true,
    };
  });
}

/**
 * The text for a reader: citations removed, links replaced by their text, macros by their id. Markers of which only the
 * beginning or the end is certain stay.
 * @param citations what scanCitations found in the text
 * @param links what scanLinks found in it
 */
export function stripProse(text: string, citations: readonly Citation[], links: readonly AttackLink[]): string {
  if (citations.length === 0 && links.length === 0) return text.trim();
  const certain = citations.filter(({ fault }) => fault !== 'unclosed' && fault !== 'no-open');
  const cuts = [
    ...certain.map(({ from, to }) => ({ from, to, keep: '' })),
    ...links.map((link) => ({ from: link.from, to: link.to, keep: link.text })),
  ].sort((a, b) => a.from - b.from);
  const plain: string[] = [];
  let end = 0;
  for (const { from, to, keep } of cuts) {
    if (from < end) continue;
    const prose = text.slice(end, from);
    const gapFollows = /^(?:[\s.,;:!?()]|)$/.test(text.charAt(to));
    plain.push(keep === '' && gapFollows ? prose.trimEnd() : prose, keep);
    end = to;
  }
  return [...plain, text.slice(end)].join('').trim();
}
