/**
 * Which members are timestamps: those of type `timestamp` in STIX 2.1's tables "Properties" (sections 3 to 7) and STIX
 * 2.0's (parts 1 to 4), and ATT&CK's `object_modified` of a collection's contents. By the type of the object, for a
 * custom object may call anything `date`; `created` and `modified` are common to all.
 */
import type { JsonObject, JsonValue, Path } from '../../index/facts.ts';
import { isObject } from '../../index/read-facts.ts';

const common = ['created', 'modified'];
const seen = ['first_seen', 'last_seen'];
const certificate = ['private_key_usage_period_not_before', 'private_key_usage_period_not_after'];

const byType: Readonly<Record<string, readonly string[]>> = {
  campaign: seen,
  indicator: ['valid_from', 'valid_until'],
  infrastructure: seen,
  'intrusion-set': seen,
  'language-content': ['object_modified'],
  malware: seen,
  'malware-analysis': ['submitted', 'analysis_started', 'analysis_ended'],
  'observed-data': ['first_observed', 'last_observed'],
  relationship: ['start_time', 'stop_time'],
  report: ['published'],
  sighting: seen,
  'threat-actor': seen,
  directory: ['ctime', 'mtime', 'atime', 'accessed'],
  'email-message': ['date'],
  file: ['ctime', 'mtime', 'atime', 'accessed'],
  'network-traffic': ['start', 'end'],
  process: ['created_time'],
  'user-account': [
    'account_created',
    'account_expires',
    'account_first_login',
    'account_last_login',
    'credential_last_changed',
    'password_last_changed',
  ],
  'windows-registry-key': ['modified_time'],
  'x509-certificate': ['validity_not_before', 'validity_not_after'],
};

/** Parts of an object that hold timestamps of their own: where the part, or a list of such parts, is. */
const within: ReadonlyMap<string, { readonly path: Path; readonly members: readonly string[] }> = new Map([
  ['x-mitre-collection', { path: ['x_mitre_contents'], members: ['object_modified'] }],
  ['x509-certificate', { path: ['x509_v3_extensions'], members: certificate }],
  ['file', { path: ['extensions', 'windows-pebinary-ext'], members: ['time_date_stamp'] }],
]);

const withCommon: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(byType).map(([type, members]) => [type, [...common, ...members]]),
);

/** An object, or a part of one, that may hold timestamps: where it is and the names of the members to look at. */
export interface TimedPart {
  readonly path: Path;
  readonly value: JsonObject;
  /** '' for a part that is no object of its own. */
  readonly type: string;
  readonly members: readonly string[];
}

/** The object itself, the observables that it holds (STIX 2.0), and the parts of them that hold timestamps. */
export function timedParts(value: JsonObject): readonly TimedPart[] {
  const parts: TimedPart[] = [];
  collect(parts, value, []);
  if (value.type === 'observed-data' && isObject(value.objects)) {
    for (const key of Object.keys(value.objects)) {
      const observable = value.objects[key];
      if (isObject(observable)) collect(parts, observable, ['objects', key]);
    }
  }
  return parts;
}

function collect(parts: TimedPart[], value: JsonObject, path: Path): void {
  const type = typeof value.type === 'string' ? value.type : '';
  parts.push({ path, value, type, members: withCommon.get(type) ?? common });
  const inner = within.get(type);
  if (inner === undefined) return;
  const { path: way, members } = inner;
  let held: JsonValue | undefined = value;
  for (const member of way) held = isObject(held) ? held[member] : undefined;
  if (isObject(held)) parts.push({ path: [...path, ...way], value: held, type: '', members });
  else if (Array.isArray(held)) {
    held.forEach((part: JsonValue, index) => {
      if (isObject(part)) parts.push({ path: [...path, ...way, index], value: part, type: '', members });
    });
  }
}
