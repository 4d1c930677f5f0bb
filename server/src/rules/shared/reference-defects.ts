/**
 * What is wrong with a reference by itself, so that each defect is told by one rule only: an empty reference is not
 * malformed as well, and a malformed one is not dangling.
 */
import type { Reference } from '../../index/facts.ts';
import { idType, isId } from '../../stix/id.ts';
import { allowsType } from '../../stix/reference-properties.ts';

export type ReferenceDefect = 'missing' | 'malformed' | 'wrong-type';

/**
 * The defect of a reference, or undefined for a sound one: whether its object exists is another question. References of
 * STIX 2.0's observables are keys of `objects` (STIX 2.0 part 3, section 1) and sound when the key exists.
 */
export function defectOf(reference: Reference): ReferenceDefect | undefined {
  if (isMissing(reference)) return 'missing';
  if (isMalformed(reference)) return 'malformed';
  const { id, objectKeys, ownerType, property } = reference;
  if (id === undefined || objectKeys !== undefined) return undefined;
  return allowsType(ownerType ?? '', property, idType(id) ?? '') ? undefined : 'wrong-type';
}

/** Whether the value is empty, blank or no string. */
export function isMissing({ id, objectKeys }: Reference): boolean {
  return id === undefined || (id.trim() === '' && objectKeys?.has(id) !== true);
}

/** Whether the value is a string that is no identifier, or no key of the `objects` around it. */
export function isMalformed(reference: Reference): boolean {
  const { id, objectKeys } = reference;
  if (id === undefined || (objectKeys === undefined ? isId(id) : objectKeys.has(id))) return false;
  return !isMissing(reference);
}

/** Whether the value is a well-formed identifier: what a repair never touches. */
export function isSound(value: unknown): value is string {
  return typeof value === 'string' && isId(value);
}

/** Whether the reference is an identifier of an object, well formed and of an allowed type; no key of `objects`. */
export function isSoundReference(reference: Reference): reference is Reference & { readonly id: string } {
  return reference.objectKeys === undefined && defectOf(reference) === undefined;
}
