/**
 * What stands at an offset of an open document: the question that hover, definition, references and highlights all
 * begin with. Costs one object's tree at most, whatever the document's size.
 */

import type { CitationUse, ExternalReference, LinkUse, Path, PhaseUse } from '../../index/facts.ts';
import { samePath } from '../../index/paths.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { isId } from '../../stix/id.ts';
import type { Chunk } from '../../syntax/chunk.ts';

import { decodedOffset, decodeString, rawOffset } from '../../syntax/string.ts';
import { chunkAt, chunkStart } from '../../syntax/text.ts';
import type { StixDocument, Workspace } from '../../workspace.ts';
import { type StringPlace, stringAt } from './object-strings.ts';
import { rootString } from './root-strings.ts';

export type Thing =
  /** A value of a `*_ref` or `*_refs` property; the id may be of any form, also empty. */
  | { readonly kind: 'reference'; readonly id: string }
  /** A reference of a STIX 2.0 observable, or the observable's own key; `key` is a member of the object's `objects`. */
  | { readonly kind: 'observable'; readonly key: string }
  | { readonly kind: 'own-id'; readonly id: string }
  | { readonly kind: 'citation'; readonly citation: CitationUse }
  | { readonly kind: 'link'; readonly link: LinkUse }
  | { readonly kind: 'phase'; readonly phase: PhaseUse }
  /** A relationship's `type` or `relationship_type`. */
  | { readonly kind: 'relationship' }
  /** The `source_name` of an entry of `external_references`. */
  | { readonly kind: 'source-name'; readonly entry: ExternalReference; readonly sourceName: string }
  /** A well-formed id anywhere else: a key, or within a longer text. */
  | { readonly kind: 'id'; readonly id: string };

/** A thing and where it stands: [from, to) in the document, of a string value what is between its quotes. */
export interface PlacedThing {
  readonly document: StixDocument;
  readonly record: ObjectRecord;
  readonly path: Path;
  readonly from: number;
  readonly to: number;
  readonly thing: Thing;
}

/** A thing, and which part of the decoded string it is; the whole string when there is no part. */
interface Part {
  readonly thing: Thing;
  readonly from?: number;
  readonly to?: number;
}

/**
 * What stands at an offset of an open document.
 * @param offset in the document; the end of a string, and of a citation, still belongs to it
 * @returns undefined where nothing stands that anything can be said of, or the document is not open
 */
export function thingAt(workspace: Workspace, uri: string, offset: number): PlacedThing | undefined {
  const document = workspace.documents.get(uri);
  if (document?.text === undefined || offset < 0 || offset > document.text.length) return undefined;
  const ordinal = chunkAt(document.text, offset);
  const start = chunkStart(document.text, ordinal);
  const chunk = document.text.chunks[ordinal];
  if (chunk === undefined) return undefined;
  if (ordinal === 0 || offset - start > chunk.objectEnd) return rootThing(document, offset);
  const record = document.records[ordinal];
  const place = stringAt(chunk, workspace.treeOf, offset - start);
  if (record === undefined || place === undefined) return undefined;
  return thingInString(document, record, chunk, start, place, offset - start);
}

function thingInString(
  document: StixDocument,
  record: ObjectRecord,
  chunk: Chunk,
  start: number,
  place: StringPlace,
  offset: number,
): PlacedThing | undefined {
  const literal = chunk.text.slice(place.from, place.to);
  const value = decodeString(literal);
  const at = decodedOffset(literal, offset - place.from);
  const part = place.isKey ? keyThing(record, place.path, value) : valueThing(record, place.path, value, at);
  if (part === undefined) return undefined;
  const { thing, from = 0, to = value.length } = part;
  const inDocument = (decoded: number): number => start + place.from + rawOffset(literal, decoded);
  return { document, record, path: place.path, from: inDocument(from), to: inDocument(to), thing };
}

/** The bundle's own id stands outside all objects. */
function rootThing(document: StixDocument, offset: number): PlacedThing | undefined {
  const record = document.records[0];
  const id = record?.facts.id;
  if (record === undefined || id === undefined || document.text === undefined) return undefined;
  const range = rootString(document.text, 'id');
  if (range === undefined || offset < range.from - 1 || offset > range.to + 1) return undefined;
  return { document, record, path: ['id'], ...range, thing: { kind: 'own-id', id } };
}

function keyThing(record: ObjectRecord, path: Path, key: string): Part | undefined {
  const observable = path.length === 2 && path[0] === 'objects' && record.facts.type === 'observed-data';
  if (observable) return { thing: { kind: 'observable', key } };
  return isId(key) ? { thing: { kind: 'id', id: key } } : undefined;
}

/** A value that the facts do not know (a member that is there twice) is compared with the text, so never mistaken. */
function valueThing(record: ObjectRecord, path: Path, value: string, at: number): Part | undefined {
  const { facts } = record;
  const reference = facts.references.find((one) => one.id === value && samePath(one.path, path));
  if (reference?.objectKeys !== undefined) return { thing: { kind: 'observable', key: value } };
  if (reference !== undefined) return { thing: { kind: 'reference', id: value } };
  if (path.length === 1) {
    if (path[0] === 'id') return { thing: { kind: 'own-id', id: value } };
    const tells = path[0] === 'type' || path[0] === 'relationship_type';
    if (tells && facts.relationship !== undefined) return { thing: { kind: 'relationship' } };
  }
  const phase = facts.phases.find((one) => one.phase === value && samePath(one.path, path));
  if (phase !== undefined) return { thing: { kind: 'phase', phase } };
  if (path.length === 3 && path[2] === 'source_name') {
    const entry = facts.externalReferences.find((one) => samePath(one.path, path.slice(0, 2)));
    if (entry !== undefined) return { thing: { kind: 'source-name', entry, sourceName: value } };
  }
  return useAt(record, path, value, at) ?? idWithin(value, at);
}

function useAt(record: ObjectRecord, path: Path, value: string, at: number): Part | undefined {
  const citation = covering(record.facts.citations, path, at);
  if (citation !== undefined && value.slice(citation.nameFrom, citation.nameTo) === citation.name) {
    return { thing: { kind: 'citation', citation }, from: citation.from, to: citation.to };
  }
  const link = covering(record.facts.links, path, at);
  if (link === undefined || value.slice(link.urlFrom, link.urlTo) !== (link.macro ? link.text : link.url)) {
    return undefined;
  }
  return { thing: { kind: 'link', link }, from: link.from, to: link.to };
}

/** The use at an offset; between two that touch, the one that begins there. */
function covering<Use extends { readonly path: Path; readonly from: number; readonly to: number }>(
  uses: readonly Use[],
  path: Path,
  at: number,
): Use | undefined {
  let ending: Use | undefined;
  for (const use of uses) {
    if (at < use.from || at > use.to || !samePath(use.path, path)) continue;
    if (at < use.to) return use;
    ending = use;
  }
  return ending;
}

/** An id within a longer text: the run of an id's characters around the offset. */
function idWithin(value: string, at: number): Part | undefined {
  let from = at;
  while (from > 0 && at - from < longestRun && isIdUnit(value.charCodeAt(from - 1))) from -= 1;
  let to = at;
  while (to < value.length && to - at < longestRun && isIdUnit(value.charCodeAt(to))) to += 1;
  const id = value.slice(from, to);
  return isId(id) ? { thing: { kind: 'id', id }, from, to } : undefined;
}

const longestRun = 300;

function isIdUnit(unit: number): boolean {
  return unit === 45 || (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122);
}
