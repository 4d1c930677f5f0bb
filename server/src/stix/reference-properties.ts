/**
 * Which objects a reference property may point at: STIX 2.1's tables "Properties" (each `identifier` with the types in
 * its description), the differences of 2.0, and ATT&CK's own properties.
 */

import { isKnownType } from './id.ts';
import { attackObjectTypes, domainObjectTypes, observableTypes } from './object-types.ts';

const domainObjects = [...domainObjectTypes, ...attackObjectTypes];
const ends = [...domainObjects, ...observableTypes];
const account = ['user-account'];
const address = ['ipv4-addr', 'ipv6-addr', 'mac-addr', 'domain-name'];
const artifact = ['artifact'];
const email = ['email-addr'];
const file = ['file'];
const identity = ['identity'];
const marking = ['marking-definition'];
const observed = [...observableTypes, 'relationship', 'sighting'];
const process = ['process'];
const software = ['software'];
const traffic = ['network-traffic'];

/** The same in whatever object they stand. */
const everywhere: Readonly<Record<string, readonly string[]>> = {
  created_by_ref: identity,
  x_mitre_modified_by_ref: identity,
  object_marking_refs: marking,
  marking_ref: marking,
  tactic_refs: ['x-mitre-tactic'],
  x_mitre_data_source_ref: ['x-mitre-data-source'],
  x_mitre_data_component_ref: ['x-mitre-data-component'],
  x_mitre_analytic_refs: ['x-mitre-analytic'],
};

/** By the type of the object that holds the property, at whatever depth: extensions and lists of parts included. */
const byOwner: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  relationship: { source_ref: ends, target_ref: ends },
  sighting: {
    sighting_of_ref: domainObjects,
    observed_data_refs: ['observed-data'],
    where_sighted_refs: ['identity', 'location'],
  },
  'observed-data': { object_refs: observed },
  malware: { operating_system_refs: software, sample_refs: ['artifact', 'file'] },
  'malware-analysis': {
    host_vm_ref: software,
    operating_system_ref: software,
    installed_software_refs: software,
    analysis_sco_refs: observableTypes,
    sample_ref: ['artifact', 'file', 'network-traffic'],
  },
  directory: { contains_refs: ['file', 'directory'] },
  'domain-name': { resolves_to_refs: ['ipv4-addr', 'ipv6-addr', 'domain-name'] },
  'email-addr': { belongs_to_ref: account },
  'email-message': {
    from_ref: email,
    sender_ref: email,
    to_refs: email,
    cc_refs: email,
    bcc_refs: email,
    raw_email_ref: artifact,
    body_raw_ref: ['artifact', 'file'],
  },
  // An archive (archive-ext) holds files and directories; a file's own contains_refs, any observables.
  file: { parent_directory_ref: ['directory'], content_ref: artifact, contains_refs: observableTypes },
  'ipv4-addr': { resolves_to_refs: ['mac-addr'], belongs_to_refs: ['autonomous-system'] },
  'ipv6-addr': { resolves_to_refs: ['mac-addr'], belongs_to_refs: ['autonomous-system'] },
  'network-traffic': {
    src_ref: address,
    dst_ref: address,
    src_payload_ref: artifact,
    dst_payload_ref: artifact,
    message_body_data_ref: artifact,
    encapsulates_refs: traffic,
    encapsulated_by_ref: traffic,
  },
  process: {
    opened_connection_refs: traffic,
    creator_user_ref: account,
    image_ref: file,
    binary_ref: file, // STIX 2.0's name of image_ref
    parent_ref: process,
    child_refs: process,
    service_dll_refs: file,
  },
  'windows-registry-key': { creator_user_ref: account },
};

/**
 * Whether a property of this name holds identifiers: STIX reserves the endings `_ref` and `_refs` for them (STIX 2.1,
 * section 3.1), custom properties included. `external_references` and ATT&CK's `x_mitre_log_source_references` are not.
 */
export function isReferenceProperty(name: string): boolean {
  return name.endsWith('_ref') || name.endsWith('_refs');
}

/**
 * The object types that a reference property of an object of type `ownerType` may point at, or undefined where any is
 * allowed or none is known: `object_refs` of a report, custom properties, properties of custom objects. `property` is the
 * member's name, also when it stands deeper in the object (`marking_ref`, `body_raw_ref`).
 */
export function allowedTypes(ownerType: string, property: string): readonly string[] | undefined {
  if (Object.hasOwn(everywhere, property)) return everywhere[property];
  const own = Object.hasOwn(byOwner, ownerType) ? byOwner[ownerType] : undefined;
  return own && Object.hasOwn(own, property) ? own[property] : undefined;
}

/** Lists that stand for "any domain object" or "any observable", custom ones included. */
const openLists: ReadonlySet<readonly string[]> = new Set([domainObjects, ends, observed, observableTypes]);

/**
 * Whether a reference property may point at an object of that type. As allowedTypes, but custom types pass where any
 * domain object or observable does.
 */
export function allowsType(ownerType: string, property: string, type: string): boolean {
  const allowed = allowedTypes(ownerType, property);
  if (allowed === undefined || allowed.includes(type)) return true;
  return openLists.has(allowed) && !isKnownType(type);
}
