/**
 * A well-formed reference to an object of a type that the property does not allow: `created_by_ref` must lead to an
 * `identity`, `object_marking_refs` to a `marking-definition`, and so on. Mostly the id of another property was pasted.
 *
 * ## Invalid
 * ```json
 * [
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created_by_ref": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   },
 *   {
 *     "type": "campaign",
 *     "spec_version": "2.1",
 *     "id": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Quiet Harbour"
 *   }
 * ]
 * ```
 *
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created_by_ref": "identity--b27d4e96-1f58-4c03-9e8a-6d50c7a1f382",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   },
 *   {
 *     "type": "identity",
 *     "spec_version": "2.1",
 *     "id": "identity--b27d4e96-1f58-4c03-9e8a-6d50c7a1f382",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Example Watch"
 *   }
 * ]
 * ```
 */
import { idType } from '../../stix/id.ts';
import { allowedTypes } from '../../stix/reference-properties.ts';
import type { Rule } from '../rule.ts';
import { memberName } from '../shared/quote.ts';
import { fixReference } from '../shared/reference-fixes.ts';

const mostNamed = 4;

export const wrongReferenceType: Rule = {
  code: 'wrong-reference-type',
  group: 'references',
  title: 'A reference leads to an object of a type that the property does not allow',
  severity: { attack: 'error', stix: 'error' },
  scope: 'object',
  check({ facts }, report) {
    for (const reference of facts.references) {
      const { id, path, property, ownerType } = reference;
      if (id === undefined || reference.defect !== 'wrong-type') continue;
      const wanted = inWords(allowedTypes(ownerType ?? '', property) ?? []);
      report({ path, message: `${memberName(property)} may not lead to an object of type ${idType(id)}${wanted}` });
    }
  },
  fix: fixReference,
};

function inWords(types: readonly string[]): string {
  return types.length === 0 || types.length > mostNamed ? '' : `; it takes ${types.join(', ')}`;
}
