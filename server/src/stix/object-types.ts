/**
 * The names of the object types, and what they are: domain objects (SDO), relationship objects (SRO), cyber observables
 * (SCO), meta objects and ATT&CK's own. STIX 2.0 has no type that 2.1 lacks.
 */

/** STIX Domain Objects (STIX 2.1, section 4). */
export const domainObjectTypes: readonly string[] = [
  'attack-pattern',
  'campaign',
  'course-of-action',
  'grouping',
  'identity',
  'incident',
  'indicator',
  'infrastructure',
  'intrusion-set',
  'location',
  'malware',
  'malware-analysis',
  'note',
  'observed-data',
  'opinion',
  'report',
  'threat-actor',
  'tool',
  'vulnerability',
];

/** STIX Relationship Objects (STIX 2.1, section 5). */
export const relationshipObjectTypes: readonly string[] = ['relationship', 'sighting'];

/** STIX Cyber-observable Objects (STIX 2.1, section 6). */
export const observableTypes: readonly string[] = [
  'artifact',
  'autonomous-system',
  'directory',
  'domain-name',
  'email-addr',
  'email-message',
  'file',
  'ipv4-addr',
  'ipv6-addr',
  'mac-addr',
  'mutex',
  'network-traffic',
  'process',
  'software',
  'url',
  'user-account',
  'windows-registry-key',
  'x509-certificate',
];

/** STIX Meta Objects (STIX 2.1, section 7). */
export const metaObjectTypes: readonly string[] = ['extension-definition', 'language-content', 'marking-definition'];

/** What ATT&CK adds to STIX. */
export const attackObjectTypes: readonly string[] = [
  'x-mitre-analytic',
  'x-mitre-asset',
  'x-mitre-collection',
  'x-mitre-data-component',
  'x-mitre-data-source',
  'x-mitre-detection-strategy',
  'x-mitre-matrix',
  'x-mitre-tactic',
];

/** Every known value of `type`, the bundle's included, in alphabetical order. */
export const objectTypes: readonly string[] = [
  ...domainObjectTypes,
  ...relationshipObjectTypes,
  ...observableTypes,
  ...metaObjectTypes,
  ...attackObjectTypes,
  'bundle',
].sort();

const observables: ReadonlySet<string> = new Set(observableTypes);

/** Whether the type is a cyber observable of STIX 2.1 (an object of `observed-data.objects` in 2.0). */
export function isObservableType(type: string): boolean {
  return observables.has(type);
}
