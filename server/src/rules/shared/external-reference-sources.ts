/**
 * What other objects, open, in the workspace or in a catalog, know of a source: the entries that a citation without one
 * can be given.
 */
import type { Facts } from '../../index/facts.ts';
import type { Index } from '../../index/index.ts';
import { valuesOf } from '../../index/multimap.ts';
import type { DocumentHandle, ObjectRecord } from '../../index/record.ts';
import { nearestNames } from '../../stix/citation.ts';
import type { NewEntry } from './external-reference-edits.ts';
import { isAliasNote } from './external-references.ts';

/**
 * The entries of that source_name on other objects, the nearest document's first, then the most frequent; one for each
 * url.
 */
export function knownEntries(index: Index, name: string, from: DocumentHandle): readonly NewEntry[] {
  const found = new Map<string, { entry: NewEntry; rank: number; uses: number }>();
  for (const record of valuesOf(index.sources, name)) {
    for (const entry of entriesNamed(record.facts, name)) {
      const key = JSON.stringify([entry.url, entry.description]);
      const known = found.get(key);
      const rank = distanceOf(record, from);
      if (known === undefined) found.set(key, { entry, rank, uses: 1 });
      else {
        known.rank = Math.min(known.rank, rank);
        known.uses += 1;
      }
    }
  }
  const best = [...found.values()].sort((a, b) => a.rank - b.rank || b.uses - a.uses).map(({ entry }) => entry);
  return best.filter((entry, at) => best.findIndex((other) => other.url === entry.url) === at);
}

/** Source names of other objects that are nearly this one. */
export function knownNamesNear(index: Index, name: string): readonly string[] {
  return nearestNames(name, candidates(index, name));
}

/** Names whose length lets them be near: comparing every name in full would be slow. */
function* candidates(index: Index, name: string): Iterable<string> {
  const wanted = foldedLength(name);
  for (const known of index.sources.entries.keys()) {
    if (Math.abs(known.length - name.length) <= 8 && Math.abs(foldedLength(known) - wanted) <= 2) yield known;
  }
}

function foldedLength(name: string): number {
  let length = 0;
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    const isPunctuation = unit < 0x30 || (unit > 0x39 && unit < 0x41) || (unit > 0x5a && unit < 0x61) || unit === 0xa0;
    if (!isPunctuation) length += 1;
  }
  return length;
}

/** The host of a url for a fix's title; undefined where it has none. */
export function hostOf(url: string | undefined): string | undefined {
  return /^[a-z][a-z\d+.-]{0,20}:\/\/(?:[^/?#@\s]{0,200}@)?([^/?#@\s]{1,200})/i.exec(url ?? '')?.[1];
}

function* entriesNamed(facts: Facts, name: string): Iterable<NewEntry> {
  for (const entry of facts.externalReferences) {
    if (entry.sourceName !== name || entry.externalId !== undefined) continue;
    if (!entry.url && (!entry.description || isAliasNote(entry, facts))) continue;
    yield { source_name: name, description: entry.description, url: entry.url };
  }
}

function distanceOf(record: ObjectRecord, from: DocumentHandle): number {
  if (record.document === from) return 0;
  return record.document.origin === 'catalog' ? 2 : 1;
}
