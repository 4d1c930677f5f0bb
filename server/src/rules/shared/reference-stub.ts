/**
 * An object for an id that nothing defines: as little as its type needs, with version, creator and marking of the object
 * that refers to it. The author fills in the rest.
 */
import type { JsonObject, JsonValue } from '../../index/facts.ts';
import { idType } from '../../stix/id.ts';
import { attackObjectTypes, domainObjectTypes } from '../../stix/object-types.ts';
import type { FixProvider } from '../rule.ts';

const inherited = ['spec_version', 'created_by_ref', 'object_marking_refs', 'x_mitre_attack_spec_version'] as const;
const creatable = new Set([...domainObjectTypes, ...attackObjectTypes]);

/** Offers to create the missing object beside the one that refers to it; for types that have a name. */
export const createStub: FixProvider = (finding, { facts, value }, _record, context) => {
  const id = facts.references.find(({ path }) => path.join('\n') === finding.path.join('\n'))?.id;
  const type = id === undefined ? undefined : idType(id);
  if (id === undefined || type === undefined || !creatable.has(type)) return [];
  const now = context.now();
  const members: Record<string, JsonValue> = { type, id, created: now, modified: now, name: '' };
  for (const member of inherited) {
    const own = value[member];
    if (own !== undefined && own !== id) members[member] = own;
  }
  return [{ title: `Create the ${type} ${id} (empty)`, edits: [{ kind: 'object', value: inOrder(members, value) }] }];
};

/** Sorted where the neighbour's members are. */
function inOrder(members: JsonObject, neighbour: JsonObject): JsonObject {
  const keys = Object.keys(neighbour);
  const isSorted = keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') <= key);
  return isSorted ? Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1))) : members;
}
