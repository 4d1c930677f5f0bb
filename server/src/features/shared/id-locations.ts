/** Where one object holds an id. */
import type { Path } from '../../index/facts.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { isReferenceProperty } from '../../stix/reference-properties.ts';
import { chunkOf, documentOf, type Workspace } from '../../workspace.ts';
import { type IdLiteral, literalsOf } from './id-literals.ts';
import { chunkLocation, type Location, valueLocation } from './location.ts';

/**
 * The values of an object that are this id, in the order of the text; with `own` its own `id`, too. Found by search, as
 * ids have up to fifty thousand uses; through the tree where the search does not find all that the facts know of.
 */
export function idLocations(workspace: Workspace, record: ObjectRecord, id: string, own: boolean): readonly Location[] {
  const paths = record.facts.references
    .filter((reference) => reference.id === id && reference.objectKeys === undefined)
    .map((reference): Path => reference.path);
  if (own && record.facts.id === id) paths.push(['id']);
  const text = documentOf(workspace, record)?.text;
  const chunk = chunkOf(workspace, record);
  const first = paths[0];
  if (first === undefined) return [];
  if (text === undefined || chunk === undefined)
    return [valueLocation(workspace, record, first)].flatMap((one) => one ?? []);
  const found: IdLiteral[] = [];
  if (!chunk.broken) {
    for (const literal of literalsOf(chunk.text, chunk.objectEnd, id)) {
      if (literal.property === undefined) continue;
      if (isReferenceProperty(literal.property) || (own && literal.property === 'id')) found.push(literal);
    }
  }
  if (found.length === paths.length) {
    return found.map(({ from, to }) => chunkLocation(text, record, from + 1, to - 1));
  }
  return paths.flatMap((path) => valueLocation(workspace, record, path) ?? []);
}
