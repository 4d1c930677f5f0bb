/**
 * Which relationships the specifications document: source type × relationship_type × target type. Others are allowed by
 * STIX, but a consumer will not know what they mean, and most are a slip (swapped ends, a wrong id).
 */

import { isKnownType } from './id.ts';
import { observableTypes } from './object-types.ts';

type Row = readonly [source: string, relationshipType: string, targets: readonly string[]];

const victims = ['identity', 'location', 'vulnerability'];
const means = ['attack-pattern', 'infrastructure', 'malware', 'tool'];
const addresses = ['domain-name', 'ipv4-addr', 'ipv6-addr'];

/** STIX 2.1, appendix B, and the tables "Relationships" of sections 4 and 6. */
const stix21: readonly Row[] = [
  ['attack-pattern', 'delivers', ['malware']],
  ['attack-pattern', 'targets', victims],
  ['attack-pattern', 'uses', ['malware', 'tool']],
  ['campaign', 'attributed-to', ['intrusion-set', 'threat-actor']],
  ['campaign', 'compromises', ['infrastructure']],
  ['campaign', 'originates-from', ['location']],
  ['campaign', 'targets', victims],
  ['campaign', 'uses', means],
  ['course-of-action', 'investigates', ['indicator']],
  ['course-of-action', 'mitigates', ['attack-pattern', 'indicator', 'malware', 'tool', 'vulnerability']],
  ['course-of-action', 'remediates', ['malware', 'vulnerability']],
  ['domain-name', 'resolves-to', addresses],
  ['identity', 'located-at', ['location']],
  ['indicator', 'based-on', ['observed-data']],
  [
    'indicator',
    'indicates',
    ['attack-pattern', 'campaign', 'infrastructure', 'intrusion-set', 'malware', 'threat-actor', 'tool'],
  ],
  ['infrastructure', 'communicates-with', ['infrastructure', 'url', ...addresses]],
  ['infrastructure', 'consists-of', ['infrastructure', 'observed-data', ...observableTypes]],
  ['infrastructure', 'controls', ['infrastructure', 'malware']],
  ['infrastructure', 'delivers', ['malware']],
  ['infrastructure', 'has', ['vulnerability']],
  ['infrastructure', 'hosts', ['malware', 'tool']],
  ['infrastructure', 'located-at', ['location']],
  ['infrastructure', 'uses', ['infrastructure']],
  ['intrusion-set', 'attributed-to', ['threat-actor']],
  ['intrusion-set', 'compromises', ['infrastructure']],
  ['intrusion-set', 'hosts', ['infrastructure']],
  ['intrusion-set', 'originates-from', ['location']],
  ['intrusion-set', 'owns', ['infrastructure']],
  ['intrusion-set', 'targets', victims],
  ['intrusion-set', 'uses', means],
  ['ipv4-addr', 'belongs-to', ['autonomous-system']],
  ['ipv4-addr', 'resolves-to', ['mac-addr']],
  ['ipv6-addr', 'belongs-to', ['autonomous-system']],
  ['ipv6-addr', 'resolves-to', ['mac-addr']],
  ['malware', 'authored-by', ['intrusion-set', 'threat-actor']],
  ['malware', 'beacons-to', ['infrastructure']],
  ['malware', 'communicates-with', ['url', ...addresses]],
  ['malware', 'controls', ['malware']],
  ['malware', 'downloads', ['file', 'malware', 'tool']],
  ['malware', 'drops', ['file', 'malware', 'tool']],
  ['malware', 'exfiltrates-to', ['infrastructure']],
  ['malware', 'exploits', ['vulnerability']],
  ['malware', 'originates-from', ['location']],
  ['malware', 'targets', ['infrastructure', ...victims]],
  ['malware', 'uses', means],
  ['malware', 'variant-of', ['malware']],
  ['malware-analysis', 'analysis-of', ['malware']],
  ['malware-analysis', 'characterizes', ['malware']],
  ['malware-analysis', 'dynamic-analysis-of', ['malware']],
  ['malware-analysis', 'static-analysis-of', ['malware']],
  ['threat-actor', 'attributed-to', ['identity']],
  ['threat-actor', 'compromises', ['infrastructure']],
  ['threat-actor', 'hosts', ['infrastructure']],
  ['threat-actor', 'impersonates', ['identity']],
  ['threat-actor', 'located-at', ['location']],
  ['threat-actor', 'owns', ['infrastructure']],
  ['threat-actor', 'targets', victims],
  ['threat-actor', 'uses', means],
  ['tool', 'delivers', ['malware']],
  ['tool', 'drops', ['malware']],
  ['tool', 'has', ['vulnerability']],
  ['tool', 'targets', ['infrastructure', ...victims]],
  ['tool', 'uses', ['infrastructure']],
];

/** ATT&CK's, without revoked-by. Everything that STIX 2.0 documents is in STIX 2.1's table. */
const attack: readonly Row[] = [
  ['malware', 'uses', ['attack-pattern']],
  ['tool', 'uses', ['attack-pattern']],
  ['intrusion-set', 'uses', ['attack-pattern', 'malware', 'tool']],
  ['campaign', 'uses', ['attack-pattern', 'malware', 'tool']],
  ['course-of-action', 'mitigates', ['attack-pattern']],
  ['attack-pattern', 'subtechnique-of', ['attack-pattern']],
  ['x-mitre-data-component', 'detects', ['attack-pattern']],
  ['x-mitre-detection-strategy', 'detects', ['attack-pattern']],
  ['campaign', 'attributed-to', ['intrusion-set']],
  ['attack-pattern', 'targets', ['x-mitre-asset']],
];

/** Between any two objects of the same type (STIX 2.1, section 3.6; ATT&CK's revoked-by). */
const betweenEqualTypes = ['derived-from', 'duplicate-of', 'revoked-by'];
/** Between any two objects (STIX 2.1, section 3.6). */
const betweenAll = ['related-to'];

const documented: ReadonlySet<string> = new Set(
  [...stix21, ...attack].flatMap(([source, type, targets]) => targets.map((target) => key(source, type, target))),
);
const types: ReadonlySet<string> = new Set([...stix21, ...attack].map(([, type]) => type));
const documentedTypes: readonly string[] = [...types].sort();

function key(source: string, type: string, target: string): string {
  return `${source} ${type} ${target}`;
}

/**
 * Whether STIX 2.0, STIX 2.1 or ATT&CK documents this relationship between objects of these types. Undefined where the
 * question has no answer: a relationship_type that none of them defines, or a foreign end.
 */
export function documentedCombination(source: string, relationshipType: string, target: string): boolean | undefined {
  if (betweenAll.includes(relationshipType)) return true;
  const general = betweenEqualTypes.includes(relationshipType);
  if (general && source === target) return true;
  if (documented.has(key(source, relationshipType, target))) return true;
  return (general || types.has(relationshipType)) && !isForeign(source) && !isForeign(target) ? false : undefined;
}

/**
 * Whether the relationships of a type are defined elsewhere: in an extension, whose types have any name (STIX 2.1, section
 * 7.3), or nowhere yet, as for `incident`, a stub in STIX 2.1 (section 4.6). The empty text is no type.
 */
export function isForeign(type: string): boolean {
  return type === 'incident' || (type !== '' && !isKnownType(type));
}

/** The relationship types documented between objects of these types, the general ones last. */
export function legalTypes(source: string, target: string): readonly string[] {
  const own = documentedTypes.filter((type) => documented.has(key(source, type, target)));
  return [...own, ...(source === target ? betweenEqualTypes : []), ...betweenAll];
}
