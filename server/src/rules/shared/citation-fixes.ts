/**
 * What the fixes of citation rules have in common: finding the marker again, and rewriting it.
 */
import type { CitationUse, Facts } from '../../index/facts.ts';
import { samePath } from '../../index/paths.ts';
import type { Finding, Fix, ObjectEdit } from '../rule.ts';

/** Fixes that only differ in the name they take are offered up to this number. */
export const offeredNames = 5;

/** The marker that a finding with `data: { from }` is about. */
export function citationOf(finding: Finding, facts: Facts): CitationUse | undefined {
  const { data } = finding;
  const from = typeof data === 'object' && data !== null && 'from' in data ? data.from : undefined;
  return facts.citations.find((citation) => citation.from === from && samePath(citation.path, finding.path));
}

/** Takes the marker out of its text. */
export function removeCitation(citation: CitationUse): Fix {
  return { title: 'Remove the citation', edits: [rewriteCitation(citation, '')] };
}

/** Writes another text in the marker's place; `to` is where that place ends, the marker's end where it is left out. */
export function rewriteCitation(citation: CitationUse, text: string, to = citation.to): ObjectEdit {
  return { kind: 'text', path: citation.path, from: citation.from, to, text };
}
