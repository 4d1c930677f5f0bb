/**
 * What is wrong with a reference by itself, told once when it is read, so that each defect is one rule's: an empty reference
 * is not malformed as well, and a malformed one is not dangling.
 */
import { idType, isId } from '../stix/id.ts';
import { allowsType } from '../stix/reference-properties.ts';
import type { ReferenceDefect } from './facts.ts';

/**
 * The defect of a reference; undefined for a sound one: whether its object exists is another question. References of STIX
 * 2.0's observables are keys of `objects` (STIX 2.0 part 3, section 1) and sound when the key exists.
 */
export function defectOf(
  id: string | undefined,
  property: string,
  ownerType: string | undefined,
  objectKeys: ReadonlySet<string> | undefined,
): ReferenceDefect | undefined {
  if (id === undefined) return 'missing';
  if (objectKeys !== undefined) {
    if (objectKeys.has(id)) return undefined;
    return id.trim() === '' ? 'missing' : 'malformed';
  }
  if (!isId(id)) return id.trim() === '' ? 'missing' : 'malformed';
  return allowsType(ownerType ?? '', property, idType(id) ?? '') ? undefined : 'wrong-type';
}
