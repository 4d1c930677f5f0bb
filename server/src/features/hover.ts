/** Hover: what the thing under the pointer stands for, as Markdown in which nothing of the document's own takes effect. */
import type { ExternalReference, Facts, JsonObject } from '../index/facts.ts';
import { resolve, resolveAttackId } from '../index/index.ts';
import { isObject } from '../index/read-facts.ts';
import type { ObjectRecord } from '../index/record.ts';
import { nearestNames } from '../stix/citation.ts';
import { isId } from '../stix/id.ts';
import { predefinedMarking } from '../stix/markings.ts';
import { readAgain, type Workspace } from '../workspace.ts';
import { membersOf, objectCard, paragraphs, sentenceMarkdown, shortCard } from './shared/card.ts';
import { escapeMarkdown, markdownLink, shorten } from './shared/markdown.ts';
import { citationsOf, entriesNamed, namesIn, othersWithSource, ownNames } from './shared/sources.ts';
import { tacticsOf } from './shared/tactics.ts';
import { type PlacedThing, thingAt } from './shared/thing-at.ts';

/** Markdown, and the stretch of the document that it is about. */
export interface Hover {
  readonly markdown: string;
  readonly from: number;
  readonly to: number;
}

const longestReference = 600;
const longestAddress = 200;
const longestName = 200;
const mostEntries = 3;

/**
 * What to show for an offset of an open document.
 * @returns undefined where there is nothing to say
 */
export function hover(workspace: Workspace, uri: string, offset: number): Hover | undefined {
  const place = thingAt(workspace, uri, offset);
  const markdown = place === undefined ? undefined : contentOf(workspace, place);
  return place === undefined || !markdown ? undefined : { markdown, from: place.from, to: place.to };
}

function contentOf(workspace: Workspace, place: PlacedThing): string | undefined {
  const { thing, record, document } = place;
  switch (thing.kind) {
    case 'own-id':
      return record.facts.relationship === undefined
        ? objectCard(workspace, record, document)
        : relationshipHover(workspace, record);
    case 'relationship':
      return relationshipHover(workspace, record);
    case 'reference':
    case 'id':
      return idHover(workspace, thing.id, place);
    case 'observable':
      return observableHover(workspace, record, thing.key);
    case 'citation':
      return paragraphs(...namesIn(thing.citation).map((name) => sourceHover(workspace, record, name)));
    case 'source-name':
      return sourceHover(workspace, record, thing.sourceName);
    case 'link':
      return thing.link.attackId === undefined ? undefined : attackHover(workspace, thing.link.attackId, place);
    case 'phase': {
      const [tactic] = tacticsOf(workspace.index, thing.phase, document);
      return tactic === undefined ? undefined : objectCard(workspace, tactic, document);
    }
  }
}

/** The sentence, and both ends in short. */
function relationshipHover(workspace: Workspace, record: ObjectRecord): string {
  const { relationship, revoked, deprecated } = record.facts;
  const ends = [relationship?.source, relationship?.target].map((id) => {
    const end = id ? resolve(workspace.index, id, record.document) : undefined;
    return end === undefined ? '' : shortCard(workspace, end);
  });
  const standing = revoked ? '⚠ **Revoked**' : deprecated ? '⚠ **Deprecated**' : '';
  return paragraphs(
    sentenceMarkdown(workspace, record),
    standing,
    ends.some((end) => end !== '') ? '---' : '',
    ...ends,
  );
}

function idHover(workspace: Workspace, id: string, { document }: PlacedThing): string | undefined {
  const record = resolve(workspace.index, id, document);
  if (record !== undefined) return objectCard(workspace, record, document);
  const marking = predefinedMarking(id);
  if (marking !== undefined) {
    return paragraphs(
      `### ${escapeMarkdown(marking.name)}`,
      escapeMarkdown(`Predefined marking of the Traffic Light Protocol ${marking.version}`),
    );
  }
  return isId(id) ? 'No object with this id is known here' : undefined;
}

function observableHover(workspace: Workspace, record: ObjectRecord, key: string): string | undefined {
  const observables = readAgain(workspace, record)?.object?.value.objects;
  const observable: JsonObject[string] | undefined = isObject(observables) ? observables[key] : undefined;
  if (!isObject(observable)) return 'This object has no observable of this key';
  const type = typeof observable.type === 'string' ? observable.type : 'observable without a type';
  return paragraphs(`### ${escapeMarkdown(shorten(type, longestName))}`, membersOf(observable));
}

function attackHover(workspace: Workspace, attackId: string, { document }: PlacedThing): string {
  const record = resolveAttackId(workspace.index, attackId, document);
  if (record !== undefined) return objectCard(workspace, record, document);
  return `No object with the ATT&CK id ${escapeMarkdown(attackId)} is known here`;
}

function sourceHover(workspace: Workspace, record: ObjectRecord, name: string): string {
  const entries = entriesNamed(record.facts, name);
  if (entries.length === 0) return unknownSource(workspace, record, name);
  const shown = entries.slice(0, mostEntries).map(entryText);
  const rest = entries.length - shown.length;
  return paragraphs(
    ...shown,
    rest > 0 ? `and ${rest} more ${rest === 1 ? 'entry' : 'entries'} of this name` : '',
    usesOf(workspace, record, name),
  );
}

function entryText(entry: ExternalReference): string {
  const { description, sourceName, url, externalId } = entry;
  const text = description?.trim() || sourceName || '';
  return paragraphs(
    escapeMarkdown(shorten(text, longestReference)),
    externalId === undefined ? '' : escapeMarkdown(shorten(externalId, longestName)),
    url === undefined ? '' : markdownLink(shorten(url, longestAddress), url),
  );
}

function unknownSource(workspace: Workspace, record: ObjectRecord, name: string): string {
  const near = nearestNames(name, ownNames(record.facts)).map(
    (one) => `**${escapeMarkdown(shorten(one, longestName))}**`,
  );
  const [elsewhere] = othersWithSource(workspace.index, name, record);
  const entry = elsewhere === undefined ? undefined : entriesNamed(elsewhere.facts, name)[0];
  return paragraphs(
    `This object has no entry of the name **${escapeMarkdown(shorten(name, longestName))}** in its external references`,
    near.length === 0 ? '' : `Is ${near.join(' or ')} meant?`,
    entry === undefined
      ? ''
      : `Another object knows it: ${escapeMarkdown(shorten(entry.description ?? '', longestReference))}`,
  );
}

/** How often a source is cited; copies of an object in several documents count once. */
function usesOf(workspace: Workspace, record: ObjectRecord, name: string): string {
  const here = citationsOf(record.facts, name).length;
  const seen = new Set<string>(record.facts.id ? [record.facts.id] : []);
  let there = 0;
  let objects = 0;
  for (const { facts } of othersWithSource(workspace.index, name, record)) {
    if (isCounted(facts, seen)) continue;
    const uses = citationsOf(facts, name).length;
    there += uses;
    if (uses > 0) objects += 1;
  }
  const inThis = here === 0 ? 'Not cited in this object' : `Cited ${times(here)} in this object`;
  if (there === 0) return inThis;
  return `${inThis}, ${times(there)} in ${objects === 1 ? 'another object' : `${objects} others`}`;
}

function isCounted({ id }: Facts, seen: Set<string>): boolean {
  if (!id) return false;
  if (seen.has(id)) return true;
  seen.add(id);
  return false;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
