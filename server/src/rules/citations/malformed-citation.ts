/**
 * A citation is written `(Citation: NAME)`: round brackets, a capital C, one blank, and a name of the object's
 * `external_references` on one line. The sites and tools that publish ATT&CK content replace exactly this form by a
 * footnote; a marker that is not closed, lacks the blank or holds several names stays in the text as it is.
 *
 * Prose that only speaks of citations is left alone.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation:Example Lantern 2024)",
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
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
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
 * The marker is written anew with the name that it holds, or with the nearest name of the object's
 * `external_references`; several names get a marker each. "Fix all safe problems" does so where the object has every name
 * exactly as written. A citation without a name can take a reference that nothing cites yet, or be removed.
 */
import type { CitationUse, Facts } from '../../index/facts.ts';
import { samePath } from '../../index/paths.ts';
import type { ReadObject } from '../../index/read-object.ts';
import { type CitationFault, writeCitation } from '../../stix/citation.ts';
import type { Fix, FixProvider, Rule } from '../rule.ts';
import { citationOf, offeredNames, removeCitation, rewriteCitation } from '../shared/citation-fixes.ts';
import {
  isAliasNote,
  nameFinder,
  sourceNames,
  textAt,
  usedNames,
  writtenNames,
} from '../shared/external-references.ts';
import { quote } from '../shared/quote.ts';

const faults: Readonly<Record<CitationFault, string>> = {
  unclosed: 'this citation is not closed',
  nested: 'this citation holds another one',
  empty: 'this citation has no name',
  'no-space': 'this citation has no blank before its name',
  'extra-space': 'this citation has a blank too many or of another kind',
  'lower-case': 'this citation does not begin with "Citation"',
  'no-colon': 'this citation has no colon',
  'no-open': 'this citation has no opening bracket',
  'square-brackets': 'this citation has square brackets',
  'several-names': 'this citation holds several names',
};

const fix: FixProvider = (finding, object) => {
  const citation = citationOf(finding, object.facts);
  if (citation === undefined) return [];
  return citation.fault === 'empty' ? emptyCitationFixes(citation, object.facts) : rewritings(citation, object);
};

export const malformedCitation: Rule = {
  code: 'malformed-citation',
  group: 'citations',
  scope: 'object',
  title: 'A citation is not written as "(Citation: NAME)"',
  severity: { attack: 'error', stix: 'error' },
  check({ facts }, report) {
    const faulty = facts.citations.filter(({ fault }) => fault !== undefined);
    const find = nameFinder(faulty.length === 0 ? [] : sourceNames(facts));
    for (const citation of faulty) {
      if (citation.fault === undefined) continue;
      const { path, from, to } = citation;
      report({ path, from, to, message: messageOf(citation, citation.fault, find), data: { from } });
    }
  },
  fix,
};

function messageOf(citation: CitationUse, fault: CitationFault, find: (name: string) => readonly string[]): string {
  if (fault === 'empty') return `${faults.empty}: name an entry of external_references`;
  const names = writtenNames(citation).map((name) => find(name)[0] ?? name);
  return `${faults[fault]}: write ${quote(names.map(writeCitation).join(''))}`;
}

function rewritings(citation: CitationUse, object: ReadObject): readonly Fix[] {
  const own = sourceNames(object.facts);
  const find = nameFinder(own);
  const written = writtenNames(citation);
  const nearest = written.length === 1 ? find(written[0] ?? '').slice(0, offeredNames) : [];
  const choices = nearest.length > 0 ? nearest.map((name) => [name]) : [written.map((name) => find(name)[0] ?? name)];
  const to = endOfDefect(citation, object);
  const exact = written.every((name) => own.includes(name));
  return choices.map((names, index) => {
    const text = names.map(writeCitation).join('');
    const edits = [rewriteCitation(citation, text, to)];
    return { title: `Write ${quote(text)}`, edits, preferred: index === 0, safe: exact && choices.length === 1 };
  });
}

/** What stands between a marker that is not closed and the next one (blanks, a comma) was to separate them: it goes too. */
function endOfDefect(citation: CitationUse, object: ReadObject): number {
  if (citation.fault !== 'nested' && citation.fault !== 'unclosed') return citation.to;
  const text = textAt(object, citation.path) ?? '';
  const next = object.facts.citations.find(({ path, from }) => from >= citation.to && samePath(path, citation.path));
  const gap = next === undefined ? '' : text.slice(citation.to, next.from);
  return /^[,;]?[^\S\n]*$/.test(gap) ? citation.to + gap.length : citation.to;
}

function emptyCitationFixes(citation: CitationUse, facts: Facts): readonly Fix[] {
  const used = usedNames(facts);
  const free = facts.externalReferences.flatMap((entry) => {
    const name = entry.sourceName;
    if (!name || entry.externalId !== undefined || used.has(name) || isAliasNote(entry, facts)) return [];
    return [name];
  });
  const cite = [...new Set(free)].slice(0, offeredNames).map((name) => ({
    title: `Cite ${quote(name)}`,
    edits: [rewriteCitation(citation, writeCitation(name))],
    preferred: free.length === 1,
  }));
  return [...cite, removeCitation(citation)];
}
