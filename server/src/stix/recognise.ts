/**
 * Whether a JSON text is STIX, told from its beginning. It runs over every JSON file of a folder and every JSON document
 * that an editor opens, so it looks for a few members and parses nothing; the editor's side uses it too.
 *
 * A known `type` alone proves little: task runners have `process`, file listings `file`, MISP galaxies `threat-actor`.
 * So the more common a name is, the more it takes beside it.
 */

import { isKnownType } from './id.ts';

/** How much of a file is looked at, in UTF-16 units. */
export const headLength = 4096;

const typeMember = /"type"\s{0,99}:\s{0,99}"([a-z0-9-]{3,250})"/g;
const idMember =
  /"id"\s{0,99}:\s{0,99}"[a-z0-9-]{3,250}--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/;

/** Members that only STIX has beside a known type. */
const strongSign =
  /"(?:spec_version"\s{0,99}:\s{0,99}"2\.\d"|(?:relationship_type|created_by_ref|object_marking_refs|source_ref|sighting_of_ref)"\s{0,99}:)/;
/** Members that others have too: enough beside an id, or beside a type that is rare outside STIX. */
const sign = /"(?:spec_version|created|relationship_type|objects)"\s{0,99}:/;
const objectList = /"objects"\s{0,99}:\s{0,99}\[/;
const created = /"created"\s{0,99}:\s{0,99}"\d{4}-\d\d-\d\dT[\d:.]{8,20}Z"/;

/** Other formats with such members: JSON schemas (of STIX itself, too) and CACAO playbooks. */
const otherFormat = /"\$schema"\s{0,99}:\s{0,99}"https?:\/\/json-schema\.org|"spec_version"\s{0,99}:\s{0,99}"cacao-/;

/** Type names that nothing but STIX uses. */
const onlyStix =
  /^(?:x-mitre-[a-z-]+|attack-pattern|course-of-action|intrusion-set|malware-analysis|observed-data|(?:marking|extension)-definition)$/;
/** Type names that, with a moment of creation, are STIX. */
const mostlyStix = /^(?:campaign|indicator|infrastructure|malware|relationship|sighting|threat-actor|vulnerability)$/;

/**
 * Whether a text that begins with `head` is STIX: a bundle, one object, an array or a sequence of objects. Only the first
 * 4,096 units count; with sorted keys `type` may stand behind them, then the `id` decides.
 */
export function looksLikeStix(head: string): boolean {
  const text = head.slice(0, headLength);
  if (otherFormat.test(text)) return false;
  const types = [...text.matchAll(typeMember)].map((match) => match[1] ?? '').filter(isKnownType);
  const hasId = idMember.test(text);
  if (hasId && (types.length > 0 || sign.test(text))) return true;
  if (types.some((type) => onlyStix.test(type))) return true;
  if (types.length > 0 && strongSign.test(text)) return true;
  if (types.includes('bundle') && objectList.test(text)) return true;
  return types.some((type) => mostlyStix.test(type)) && created.test(text);
}
