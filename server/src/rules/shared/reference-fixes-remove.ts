/**
 * Leaving out a blank or cut reference that the object does not need.
 */
import type { JsonValue, Path } from '../../index/facts.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { Fix } from '../rule.ts';
import { memberName } from './quote.ts';
import type { BrokenReference } from './reference-proposal.ts';

/** Properties that their object, or the part of it in which they stand, must have (STIX 2.1 and ATT&CK's data model). */
const required: ReadonlySet<string> = new Set([
  'source_ref',
  'target_ref',
  'sighting_of_ref',
  'object_ref',
  'object_refs',
  'marking_ref',
  'tactic_refs',
  'x_mitre_analytic_refs',
  'x_mitre_data_component_ref',
]);

/** Removes the property or list item; the whole list where nothing would be left of it. Lists that must be there keep one item. */
export function removeFixes({ property, path }: BrokenReference, { value }: ReadObject): readonly Fix[] {
  if (path[path.length - 1] === property)
    return required.has(property) ? [] : [removal(`Remove ${memberName(property)}`, path)];
  const list = path.slice(0, -1);
  const items = valueAt(value, list);
  if (!Array.isArray(items)) return [];
  if (items.length > 1) return [removal(`Remove this item of ${memberName(property)}`, path)];
  return required.has(property) ? [] : [removal(`Remove ${memberName(property)}`, list)];
}

function removal(title: string, path: Path): Fix {
  return { title, edits: [{ kind: 'remove', path }] };
}

function valueAt(value: JsonValue, path: Path): JsonValue | undefined {
  let current: JsonValue | undefined = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step)) return undefined;
    current = Array.isArray(current)
      ? current[Number(step)]
      : (current as { readonly [member: string]: JsonValue })[step];
  }
  return current;
}
