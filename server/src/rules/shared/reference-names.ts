/**
 * How messages and titles of fixes name an object: short, and so that two objects of one name can be told apart.
 */

import { type Index, resolve } from '../../index/index.ts';
import type { DocumentHandle, ObjectRecord } from '../../index/record.ts';
import { parseId } from '../../stix/id.ts';
import { predefinedMarking } from '../../stix/markings.ts';
import { quote } from './quote.ts';

const shownDigits = 8;

/** `malware--687c23e4…`; what is no well-formed identifier is cut to about 60 characters. */
export function shortId(id: string): string {
  const parts = parseId(id);
  return parts === undefined ? plain(id) : `${parts.type}--${parts.uuid.slice(0, shownDigits)}…`;
}

/** `DustySky (malware--687c23e4…)`, or the id alone where the object has no name. */
export function nameWithId(record: ObjectRecord): string {
  const id = shortId(record.facts.id ?? '');
  return record.facts.name === undefined ? id : `${plain(record.facts.name)} (${id})`;
}

/** `TLP:RED (marking-definition--5e57c739…)`; undefined where the id is no predefined marking's. */
export function markingWithId(id: string): string | undefined {
  const marking = predefinedMarking(id);
  return marking && `${marking.name} (${shortId(id)})`;
}

/** The object's name, or its id where it has none. */
export function nameOf(record: ObjectRecord): string {
  return record.facts.name === undefined ? shortId(record.facts.id ?? '') : plain(record.facts.name);
}

/** `APT29 uses Mimikatz`, as far as the ends are known. */
export function sentenceOf(index: Index, relationship: ObjectRecord, from: DocumentHandle): string {
  const { source, target, relationshipType } = relationship.facts.relationship ?? {};
  const end = (id: string | undefined): string => {
    const record = id ? resolve(index, id, from) : undefined;
    return record === undefined ? shortId(id ?? '') || '?' : nameOf(record);
  };
  return `${end(source)} ${plain(relationshipType ?? '?')} ${end(target)}`;
}

/** The text on one line, cut to about 60 characters. */
function plain(text: string): string {
  return quote(text).slice(1, -1);
}
