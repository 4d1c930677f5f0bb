/**
 * What an entry of external_references is for: the object's ATT&CK id, an alias note, or a source that is cited.
 */
import type { ExternalReference, Facts, JsonValue, Path } from '../../index/facts.ts';
import { samePath } from '../../index/paths.ts';
import { isObject } from '../../index/read-facts.ts';
import type { ReadObject } from '../../index/read-object.ts';
import { isAttackSource } from '../../stix/attack.ts';
import { type Citation, nearestNames } from '../../stix/citation.ts';

/** The object's source names as written, in the document's order, entries with an `external_id` included. */
export function sourceNames(facts: Facts): readonly string[] {
  return facts.externalReferences.flatMap(({ sourceName }) => (sourceName === undefined ? [] : [sourceName]));
}

/** The entry that gives the object its ATT&CK id. */
export function attackEntry(facts: Facts): ExternalReference | undefined {
  return facts.externalReferences.find(
    ({ sourceName, externalId }) => externalId !== undefined && sourceName !== undefined && isAttackSource(sourceName),
  );
}

/**
 * Whether the entry speaks of a name of the object, and so need not be cited: its source_name is the object's name or an
 * alias, or it has no url and its description is nothing but citations.
 */
export function isAliasNote(entry: ExternalReference, facts: Facts): boolean {
  if (entry.sourceName !== undefined && isNameOf(facts, entry.sourceName)) return true;
  if (entry.url !== undefined || entry.description === undefined) return false;
  return isOnlyCitations(entry, entry.description, facts);
}

/** Whether the text is the object's name or one of its aliases; capitals and blanks around it do not count. */
export function isNameOf(facts: Facts, text: string): boolean {
  const wanted = plainName(text);
  if (facts.name !== undefined && plainName(facts.name) === wanted) return true;
  return facts.aliases.some((alias) => plainName(alias) === wanted);
}

function plainName(name: string): string {
  return name.trim().toLowerCase();
}

function isOnlyCitations(entry: ExternalReference, description: string, facts: Facts): boolean {
  const path = [...entry.path, 'description'];
  let end = 0;
  let rest = '';
  for (const citation of facts.citations) {
    if (!samePath(citation.path, path)) continue;
    rest += description.slice(end, citation.from);
    end = citation.to;
  }
  return end > 0 && (rest + description.slice(end)).trim() === '';
}

/** How many pairs of names are compared for one object: beyond it, a misspelt name is like none. */
const comparisons = 40_000;

/** Finds the names of the object that a written name means: itself where the object has it, else the nearest, else none. */
export function nameFinder(own: readonly string[]): (name: string) => readonly string[] {
  const known = new Set(own);
  let left = comparisons;
  return (name) => {
    if (known.has(name)) return [name];
    left -= known.size;
    return left < 0 ? [] : nearestNames(name, known);
  };
}

/** The source names that a marker holds, as written. */
export function writtenNames(citation: Citation): readonly string[] {
  return citation.names ?? [citation.name];
}

/** All source names of the object that its citations mean: one that is misspelt or malformed uses its entry, too. */
export function usedNames(facts: Facts): ReadonlySet<string> {
  const find = nameFinder(sourceNames(facts));
  return new Set([...new Set(facts.citations.flatMap(writtenNames))].flatMap(find));
}

/** The value at a path of the object when it is a string. */
export function textAt(object: ReadObject, path: Path): string | undefined {
  let value: JsonValue | undefined = object.value;
  for (const step of path) value = value === undefined ? undefined : childOf(value, step);
  return typeof value === 'string' ? value : undefined;
}

function childOf(value: JsonValue, step: string | number): JsonValue | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}
