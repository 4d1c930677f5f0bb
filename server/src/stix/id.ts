/**
 * Identifiers: `type--UUID` (STIX 2.1, section 2.9). A bundle holds some 130,000 of them, so reading one is a loop over
 * its characters that allocates nothing.
 */

import { objectTypes } from './object-types.ts';

const uuidLength = 36;

/** The parts of a well-formed identifier. */
export interface Id {
  readonly type: string;
  readonly uuid: string;
}

/**
 * Whether the text is a well-formed identifier: a type name of 3 to 250 characters of a–z, 0–9 and hyphen, two hyphens,
 * a lower-case UUID of RFC 4122's form. Every version is accepted: STIX 2.0 demands version 4, STIX 2.1 also has 5, and
 * hand-made ids of neither stand in published data.
 */
export function isId(text: string): boolean {
  const dashes = text.length - uuidLength - 2;
  if (dashes < 3 || dashes > 250) return false;
  if (text.charCodeAt(dashes) !== 45 || text.charCodeAt(dashes + 1) !== 45) return false;
  for (let at = 0; at < dashes; at++) {
    const unit = text.charCodeAt(at);
    if (!isDigit(unit) && !(unit >= 97 && unit <= 122) && unit !== 45) return false;
  }
  return isUuidAt(text, dashes + 2);
}

function isUuidAt(text: string, start: number): boolean {
  for (let at = 0; at < uuidLength; at++) {
    const unit = text.charCodeAt(start + at);
    const hyphenHere = at === 8 || at === 13 || at === 18 || at === 23;
    if (hyphenHere ? unit !== 45 : !isDigit(unit) && !(unit >= 97 && unit <= 102)) return false;
  }
  return true;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** The parts of a well-formed identifier, or undefined. */
export function parseId(text: string): Id | undefined {
  if (!isId(text)) return undefined;
  const dashes = text.length - uuidLength - 2;
  return { type: text.slice(0, dashes), uuid: text.slice(dashes + 2) };
}

/**
 * The type that an identifier names: what stands before its first `--`, or undefined where there is none or nothing
 * before it. Of a malformed identifier too: `Malware--12` is of type `Malware`.
 */
export function idType(text: string): string | undefined {
  const dashes = text.indexOf('--');
  return dashes > 0 ? text.slice(0, dashes) : undefined;
}

const knownTypes: ReadonlySet<string> = new Set(objectTypes);

/** Whether STIX 2.0, 2.1 or ATT&CK defines an object type of this name. */
export function isKnownType(type: string): boolean {
  return knownTypes.has(type);
}

/**
 * The known object types whose name a cut identifier begins: `attack-` → attack-pattern, `x-mitre-data-` → both data
 * types, `malware-` → malware (cut before its second hyphen) and malware-analysis. What stands before `--` is a whole
 * name; an empty text gives none.
 */
export function typePrefixOf(cut: string): readonly string[] {
  const text = cut.trim().toLowerCase();
  if (text === '') return [];
  const dashes = text.indexOf('--');
  if (dashes >= 0) return objectTypes.filter((type) => type === text.slice(0, dashes));
  return objectTypes.filter((type) => type.startsWith(text) || text === `${type}-`);
}
