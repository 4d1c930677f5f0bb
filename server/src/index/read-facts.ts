/**
 * Reads one object's value into facts, in one walk. The walk knows four shapes only (references, prose, external
 * references, kill chain phases) and takes all else as it comes, so that custom objects and properties are served too.
 */
import { attackIdOf, isAttackSource, killChainOfDomain } from '../stix/attack.ts';
import { type Citation, citationScanner } from '../stix/citation.ts';
import { scanLinks, stripProse } from '../stix/link.ts';
import { isReferenceProperty } from '../stix/reference-properties.ts';
import type {
  CitationUse,
  ExternalReference,
  Facts,
  JsonObject,
  JsonValue,
  LinkUse,
  Path,
  PhaseUse,
  Reference,
} from './facts.ts';
import { hashText } from './hash.ts';
import { pathOf } from './paths.ts';
import { defectOf } from './reference-defect.ts';

const summaryLength = 300;
const noStrings: readonly string[] = [];

/** Strings that name things: what looks like a citation there ("FinFisher Citation") is none. */
const namingMembers = new Set([
  'name',
  'source_name',
  'url',
  'external_id',
  'pattern',
  'aliases',
  'x_mitre_aliases',
  'x_mitre_contributors',
  'labels',
]);

/** The facts of an object that cannot be read. */
export const emptyFacts: Facts = {
  type: undefined,
  id: undefined,
  name: undefined,
  aliases: noStrings,
  attackId: undefined,
  shortname: undefined,
  killChains: noStrings,
  specVersion: undefined,
  created: undefined,
  modified: undefined,
  revoked: false,
  deprecated: false,
  attack: false,
  summary: '',
  references: [],
  externalReferences: [],
  citations: [],
  links: [],
  phases: [],
  relationship: undefined,
};

interface Walk {
  readonly path: (string | number)[];
  readonly scanCitations: (text: string) => readonly Citation[];
  readonly references: Reference[];
  readonly citations: CitationUse[];
  readonly links: LinkUse[];
  readonly phases: PhaseUse[];
  attack: boolean;
}

/**
 * The facts of one object.
 * @param value the object as JSON.parse, or a tolerant reader, gives it
 */
export function readFacts(value: JsonObject): Facts {
  const externalReferences = readExternalReferences(value.external_references);
  const walk: Walk = {
    path: [],
    scanCitations: citationScanner(namesOf(externalReferences)),
    references: [],
    citations: [],
    links: [],
    phases: [],
    attack: externalReferences.some((entry) => entry.sourceName !== undefined && isAttackSource(entry.sourceName)),
  };
  const type = stringOf(value.type);
  walkObject(walk, value, type, undefined);
  const description = stringOf(value.description) ?? '';
  const prose = plainOf(walk, description);
  const opensWithLink = walk.links.some(({ path, from }) => from === 0 && isDescription(path));
  return {
    type,
    id: stringOf(value.id),
    name: stringOf(value.name),
    aliases: aliasesOf(value),
    attackId: attackIdOf(objectsOf(value.external_references)),
    shortname: stringOf(value.x_mitre_shortname),
    killChains: type === 'x-mitre-tactic' ? killChainsOf(value.x_mitre_domains) : noStrings,
    specVersion: stringOf(value.spec_version),
    created: stringOf(value.created),
    modified: stringOf(value.modified),
    revoked: value.revoked === true,
    deprecated: value.x_mitre_deprecated === true,
    attack: walk.attack,
    summary: summarise(prose),
    references: walk.references,
    externalReferences,
    citations: walk.citations,
    links: walk.links,
    phases: walk.phases,
    relationship:
      type === 'relationship'
        ? {
            relationshipType: stringOf(value.relationship_type),
            source: stringOf(value.source_ref),
            target: stringOf(value.target_ref),
            description: description === '' ? 0 : hashText(description),
            prose: opensWithLink ? prose : '',
          }
        : undefined,
  };
}

/** A value that is an object and neither null nor an array. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function walkObject(
  walk: Walk,
  value: JsonObject,
  ownerType: string | undefined,
  objectKeys: ReadonlySet<string> | undefined,
): void {
  for (const member of Object.keys(value)) {
    const child = value[member];
    if (child === undefined) continue;
    if (member.startsWith('x_mitre_')) walk.attack = true;
    walk.path.push(member);
    if (isReferenceProperty(member)) walkReferences(walk, child, member, ownerType, objectKeys);
    else if (member === 'kill_chain_phases' && Array.isArray(child)) walkPhases(walk, child);
    else if (ownerType === 'observed-data' && walk.path.length === 1 && member === 'objects' && isObject(child)) {
      walkObservables(walk, child);
    } else walkValue(walk, child, member, ownerType, objectKeys);
    walk.path.pop();
  }
}

function walkValue(
  walk: Walk,
  value: JsonValue,
  member: string,
  ownerType: string | undefined,
  objectKeys: ReadonlySet<string> | undefined,
): void {
  if (typeof value === 'string') {
    if (!namingMembers.has(member)) walkProse(walk, value);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      walk.path.push(index);
      walkValue(walk, value[index] ?? null, member, ownerType, objectKeys);
      walk.path.pop();
    }
  } else if (isObject(value)) walkObject(walk, value, ownerType, objectKeys);
}

function walkReferences(
  walk: Walk,
  value: JsonValue,
  property: string,
  ownerType: string | undefined,
  objectKeys: ReadonlySet<string> | undefined,
): void {
  const push = (item: JsonValue): void => {
    const id = stringOf(item);
    const defect = defectOf(id, property, ownerType, objectKeys);
    walk.references.push({ path: pathOf(walk.path), property, ownerType, id, objectKeys, defect });
  };
  if (!Array.isArray(value) || property.endsWith('_ref')) {
    push(value);
    return;
  }
  for (let index = 0; index < value.length; index += 1) {
    walk.path.push(index);
    push(value[index] ?? null);
    walk.path.pop();
  }
}

/** STIX 2.0 keeps observables in a dictionary, and their references are its keys (2.0 part 3, section 1). */
function walkObservables(walk: Walk, observables: JsonObject): void {
  const objectKeys = new Set(Object.keys(observables));
  for (const key of objectKeys) {
    const observable = observables[key];
    if (!isObject(observable)) continue;
    walk.path.push(key);
    walkObject(walk, observable, stringOf(observable.type), objectKeys);
    walk.path.pop();
  }
}

function walkPhases(walk: Walk, phases: readonly JsonValue[]): void {
  phases.forEach((item, index) => {
    if (!isObject(item)) return;
    const phase = stringOf(item.phase_name);
    if (phase === undefined) return;
    const path: Path = [...walk.path, index, 'phase_name'];
    walk.phases.push({ path, killChain: stringOf(item.kill_chain_name) ?? '', phase });
  });
}

function walkProse(walk: Walk, text: string): void {
  if (!hasBracket(text)) return;
  if (hasMarker(text)) {
    const path = pathOf(walk.path);
    for (const citation of walk.scanCitations(text)) walk.citations.push(Object.assign(citation, { path }));
  }
  if (text.includes('attack.mitre.org') || text.includes('LinkById')) {
    const path = pathOf(walk.path);
    for (const link of scanLinks(text)) walk.links.push(Object.assign(link, { path }));
  }
}

/** Every marker, also a malformed one, has a bracket; nearly no other string has one, and single characters are found fast. */
function hasBracket(text: string): boolean {
  return text.includes('(') || text.includes(')') || text.includes('[');
}

function hasMarker(text: string): boolean {
  return text.includes('itation') || text.includes('ITATION');
}

function readExternalReferences(value: JsonValue | undefined): readonly ExternalReference[] {
  if (!Array.isArray(value)) return [];
  const entries: ExternalReference[] = [];
  value.forEach((item: JsonValue, index: number) => {
    if (!isObject(item)) return;
    entries.push({
      path: pathOf(['external_references', index]),
      sourceName: stringOf(item.source_name),
      url: stringOf(item.url),
      externalId: stringOf(item.external_id),
      description: stringOf(item.description),
    });
  });
  return entries;
}

function namesOf(entries: readonly ExternalReference[]): readonly string[] {
  const names: string[] = [];
  for (const entry of entries) if (entry.sourceName !== undefined) names.push(entry.sourceName);
  return names;
}

function plainOf(walk: Walk, description: string): string {
  if (description === '') return '';
  const citations = walk.citations.filter(({ path }) => isDescription(path));
  const links = walk.links.filter(({ path }) => isDescription(path));
  return stripProse(description, citations, links);
}

function isDescription(path: Path): boolean {
  return path.length === 1 && path[0] === 'description';
}

function summarise(plain: string): string {
  if (plain.length <= summaryLength) return plain;
  const cut = plain.lastIndexOf(' ', summaryLength - 1);
  return `${plain.slice(0, cut > summaryLength / 2 ? cut : summaryLength - 1)}…`;
}

function stringOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function killChainsOf(domains: JsonValue | undefined): readonly string[] {
  return stringsOf(domains).flatMap((domain) => killChainOfDomain(domain) ?? []);
}

function aliasesOf(value: JsonObject): readonly string[] {
  if (value.aliases === undefined) return stringsOf(value.x_mitre_aliases);
  return [...stringsOf(value.aliases), ...stringsOf(value.x_mitre_aliases)];
}

function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function stringsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : noStrings;
}
