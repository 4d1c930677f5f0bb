/**
 * What an object is called where its id alone would tell nobody anything. Names are text from a document: plain, never
 * Markdown.
 */
import type { Facts } from '../../index/facts.ts';
import { type Index, resolve } from '../../index/index.ts';
import type { DocumentHandle, ObjectRecord } from '../../index/record.ts';
import { idType, parseId } from '../../stix/id.ts';
import { predefinedMarking } from '../../stix/markings.ts';
import { oneLine } from './markdown.ts';

/** The parts of "APT29 uses Spearphishing Link". */
export interface Sentence {
  readonly source: string;
  readonly verb: string;
  readonly target: string;
}

const visible = /[^\s\p{C}]/u;

/** The object's own name, or that of a predefined marking; undefined where it has none. */
export function ownName(facts: Facts): string | undefined {
  const name = oneLine(facts.name ?? '');
  if (visible.test(name)) return name;
  return facts.id === undefined ? undefined : predefinedMarking(facts.id)?.name;
}

/** The object's name, a relationship's sentence, else its id as it is written, else its type. */
export function displayName(index: Index, record: ObjectRecord): string {
  const { facts } = record;
  return tellingName(index, record) ?? (facts.id || facts.type || 'object without an id');
}

/** As `displayName`, but undefined where nothing says more than the id does. */
export function tellingName(index: Index, record: ObjectRecord): string | undefined {
  const name = ownName(record.facts);
  if (name !== undefined) return name;
  if (record.facts.relationship !== undefined) return relationshipSentence(index, record);
  if (record.facts.type !== 'sighting') return undefined;
  const sighted = record.facts.references.find((reference) => reference.property === 'sighting_of_ref');
  return sighted === undefined ? undefined : `sighting of ${endName(index, sighted.id, record.document)}`;
}

/** "APT29 uses Spearphishing Link"; ends that are not known as their type and first 8 digits. */
export function relationshipSentence(index: Index, record: ObjectRecord): string {
  const { source, verb, target } = sentenceOf(index, record);
  return `${source} ${verb} ${target}`;
}

/** The sentence in its parts; each part is there, `?` where the object does not say. */
export function sentenceOf(index: Index, record: ObjectRecord): Sentence {
  const relationship = record.facts.relationship;
  const type = relationship?.relationshipType;
  return {
    source: endName(index, relationship?.source, record.document),
    verb: type !== undefined && visible.test(type) ? oneLine(type) : '?',
    target: endName(index, relationship?.target, record.document),
  };
}

/**
 * The name of the object that an id stands for, seen from a document; a short form of the id where it is unknown or
 * has no name. Never a sentence, so that relationships between relationships come to an end.
 */
export function endName(index: Index, id: string | undefined, from: DocumentHandle): string {
  if (id === undefined || !visible.test(id)) return '?';
  const record = resolve(index, id, from);
  const name = record === undefined ? predefinedMarking(id)?.name : ownName(record.facts);
  return name ?? shortId(id);
}

/** `attack-pattern 1d8c4a3b`: an id's type and the first 8 digits; an id of another form as it is. */
export function shortId(id: string): string {
  const parsed = parseId(id);
  if (parsed !== undefined) return `${parsed.type} ${parsed.uuid.slice(0, 8)}`;
  const type = idType(id);
  return type === undefined ? id : `${type} ${id.slice(type.length + 2).slice(0, 8)}`.trim();
}
