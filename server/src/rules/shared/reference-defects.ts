/** What rules and repairs ask of a reference's soundness. */
import type { Reference } from '../../index/facts.ts';
import { isId } from '../../stix/id.ts';

/** Whether the value is a well-formed identifier: what a repair never touches. */
export function isSound(value: unknown): value is string {
  return typeof value === 'string' && isId(value);
}

/** Whether the reference is an identifier of an object, well formed and of an allowed type; no key of `objects`. */
export function isSoundReference(reference: Reference): reference is Reference & { readonly id: string } {
  return reference.objectKeys === undefined && reference.defect === undefined;
}
