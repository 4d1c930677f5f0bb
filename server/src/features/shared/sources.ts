/** Citations and the entries of `external_references` that they mean, and where else the same source is used. */
import type { CitationUse, ExternalReference, Facts } from '../../index/facts.ts';
import type { Index } from '../../index/index.ts';
import { valuesOf } from '../../index/multimap.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { nearestNames } from '../../stix/citation.ts';

/** The names that a marker means: one, but for faulty markers that hold several. */
export function namesIn(citation: CitationUse): readonly string[] {
  return citation.names ?? [citation.name];
}

/** The object's entries of a name. */
export function entriesNamed(facts: Facts, name: string): readonly ExternalReference[] {
  return facts.externalReferences.filter((entry) => entry.sourceName === name);
}

/** The entries that a marker means: those of its name, else those of the nearest names. */
export function entriesMeant(facts: Facts, citation: CitationUse): readonly ExternalReference[] {
  const own = ownNames(facts);
  return namesIn(citation).flatMap((name) => nearestNames(name, own).flatMap((near) => entriesNamed(facts, near)));
}

export function ownNames(facts: Facts): readonly string[] {
  return facts.externalReferences.flatMap(({ sourceName }) => (sourceName === undefined ? [] : [sourceName]));
}

/** The object's markers that mean a name. */
export function citationsOf(facts: Facts, name: string): readonly CitationUse[] {
  return facts.citations.filter((citation) => namesIn(citation).includes(name));
}

/** Other objects, of any document, that have an entry of this name; each record, copies included. */
export function* othersWithSource(index: Index, name: string, record: ObjectRecord): Iterable<ObjectRecord> {
  for (const other of valuesOf(index.sources, name)) if (other !== record) yield other;
}
