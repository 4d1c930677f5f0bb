/**
 * A citation names an entry of the `external_references` of its own object. Where no entry has exactly that
 * `source_name`, the reader gets no footnote and no source. Mostly the name is misspelt, the entry was renamed or
 * removed, or the sentence was copied from another object without its reference.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e02",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation: Example Lanterns 2024)",
 *   "external_references": [
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *       "url": "https://research.example/paperlantern"
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e02",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *   "external_references": [
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *       "url": "https://research.example/paperlantern"
 *     }
 *   ]
 * }
 * ```
 *
 * ## Fixes
 * Take the nearest name of the object, or one that begins with what is written; copy the entry of that name from another
 * object of the workspace or a catalog; add an empty entry; remove the citation. "Fix all safe problems" takes the nearest
 * name where there is only one, its figures are the same, and no other object has an entry of exactly the name written.
 */
import type { CitationUse, Facts, Path } from '../../index/facts.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { nearestNames, writeCitation } from '../../stix/citation.ts';
import type { Fix, FixContext, FixProvider, Rule } from '../rule.ts';
import { citationOf, offeredNames, removeCitation, rewriteCitation } from '../shared/citation-fixes.ts';
import { insertEntry, type NewEntry } from '../shared/external-reference-edits.ts';
import { hostOf, knownEntries, knownNamesNear } from '../shared/external-reference-sources.ts';
import { nameFinder, sourceNames } from '../shared/external-references.ts';
import { quote } from '../shared/quote.ts';

const shortestStart = 6;

const fix: FixProvider = (finding, object, record, context) => {
  const citation = citationOf(finding, object.facts);
  if (citation === undefined) return [];
  const own = sourceNames(object.facts);
  const nearest = nearestNames(citation.name, own);
  const near = (nearest.length > 0 ? nearest : namesBegunBy(citation.name, own)).slice(0, offeredNames);
  const known = knownEntries(context.index, citation.name, record.document).slice(0, offeredNames);
  const [best] = near;
  const sameName = best !== undefined && (known.length === 0 || folded(best) === folded(citation.name));
  const safe = sameName && nearest.length === 1 && figuresOf(best) === figuresOf(citation.name);
  return [
    ...near.map((name, index) => ({ ...cite(citation, name), preferred: sameName && index === 0, safe })),
    ...copies(citation, object, known, !sameName),
    ...(near.length + known.length === 0 ? copiesOfNearNames(citation, object, record, context) : []),
    ...emptyEntry(citation, object),
    removeCitation(citation),
  ];
};

export const unresolvedCitation: Rule = {
  code: 'unresolved-citation',
  group: 'citations',
  scope: 'object',
  title: 'A citation names no entry of its object',
  severity: { attack: 'error', stix: 'error' },
  check({ facts }, report) {
    if (facts.citations.length === 0) return;
    const own = sourceNames(facts);
    const known = new Set(own);
    const find = nameFinder(own);
    for (const { path, from, nameFrom, nameTo, name, fault } of facts.citations) {
      if (fault !== undefined || known.has(name) || isTranslation(facts, path)) continue;
      const [nearest] = find(name);
      const hint = nearest === undefined ? '' : `: did you mean ${quote(nearest)}?`;
      const message = `no reference named ${quote(name)}${hint}`;
      report({ path, from: nameFrom, to: nameTo, message, data: { from } });
    }
  },
  fix,
};

/** What a language-content translates cites the sources of the object that is translated (STIX 2.1, section 7.1). */
function isTranslation({ type }: Facts, path: Path): boolean {
  return type === 'language-content' && path[0] === 'contents';
}

function cite(citation: CitationUse, name: string): Fix {
  const { path, nameFrom, nameTo } = citation;
  return { title: `Cite ${quote(name)}`, edits: [{ kind: 'text', path, from: nameFrom, to: nameTo, text: name }] };
}

function copies(
  citation: CitationUse,
  object: ReadObject,
  known: readonly NewEntry[],
  preferFirst: boolean,
): readonly Fix[] {
  return known.flatMap((entry, index) => {
    const edit = insertEntry(object, entry);
    if (edit === undefined) return [];
    const title = `Add the reference ${quote(citation.name)} (${hostOf(entry.url) ?? 'without a url'})`;
    return [{ title, edits: [edit], preferred: preferFirst && index === 0 }];
  });
}

function copiesOfNearNames(
  citation: CitationUse,
  object: ReadObject,
  record: ObjectRecord,
  context: FixContext,
): readonly Fix[] {
  const names = knownNamesNear(context.index, citation.name);
  const entries = names.flatMap((name) => knownEntries(context.index, name, record.document).slice(0, 1));
  return entries.slice(0, offeredNames).flatMap((entry, index) => {
    const edit = insertEntry(object, entry);
    if (edit === undefined) return [];
    const host = hostOf(entry.url) ?? 'without a url';
    const title = `Cite ${quote(entry.source_name)} and add its reference (${host})`;
    const edits = [rewriteCitation(citation, writeCitation(entry.source_name)), edit];
    return [{ title, edits, preferred: index === 0 }];
  });
}

function emptyEntry(citation: CitationUse, object: ReadObject): readonly Fix[] {
  const edit = insertEntry(object, { source_name: citation.name, description: '', url: '' });
  return edit === undefined ? [] : [{ title: `Add an empty reference ${quote(citation.name)}`, edits: [edit] }];
}

/** "Advisory (AB-12)" is how "Advisory AB-12 January 2014" is cited in a hurry. */
function namesBegunBy(name: string, own: readonly string[]): readonly string[] {
  const start = folded(name);
  return start.length < shortestStart ? [] : own.filter((one) => folded(one).startsWith(start));
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** "Vendor Report 2023" is no slip of the pen for "Vendor Report 2024". */
function figuresOf(name: string): string {
  return name.replace(/\D+/g, ' ').trim();
}
