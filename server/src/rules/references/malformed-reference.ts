/**
 * A reference that is no identifier. An identifier is a type, two hyphens and a UUID in lower case
 * (`malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01`); what was cut (`malware-`), lacks a digit or is written in capitals
 * leads to no object.
 *
 * Inside `observed-data` of STIX 2.0, a reference is a key of the member `objects` (`"0"`) and is checked as such.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "relationship",
 *   "spec_version": "2.1",
 *   "id": "relationship--0a4c9b7e-5d21-4f38-8b6a-91c2e07d3f14",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "relationship_type": "uses",
 *   "source_ref": "campaign-",
 *   "target_ref": "tool--6F1E3B58"
 * }
 * ```
 *
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "relationship",
 *     "spec_version": "2.1",
 *     "id": "relationship--0a4c9b7e-5d21-4f38-8b6a-91c2e07d3f14",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "relationship_type": "uses",
 *     "source_ref": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *     "target_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01"
 *   },
 *   {
 *     "type": "campaign",
 *     "spec_version": "2.1",
 *     "id": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Quiet Harbour"
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   }
 * ]
 * ```
 *
 * ## Fixes
 * - **Set** the reference to the object whose id is nearest (at most two characters differ, or the id was cut at its
 *   end). Applied by "Fix all safe problems" where there is only one, and its id does not look counted by hand
 *   (`…-000000000001`).
 * - **Restore** all lost ids of a relationship at once, or **set** a `source_ref` from the description's first ATT&CK
 *   link, as for `missing-reference`.
 * - **Set** the reference to one of the objects used most among those whose type begins with what is left.
 * - **Remove** a property or list item that the object does not need.
 *
 * None where an object of the document has that very id, malformed as it is: the fix of its `malformed-id` renames both.
 */
import type { Rule } from '../rule.ts';
import { memberName, quote } from '../shared/quote.ts';
import { fixReference } from '../shared/reference-fixes.ts';

export const malformedReference: Rule = {
  code: 'malformed-reference',
  group: 'references',
  title: 'A reference is no type--UUID',
  severity: { attack: 'error', stix: 'error' },
  scope: 'object',
  check({ facts }, report) {
    for (const reference of facts.references) {
      const { id, objectKeys, path, property } = reference;
      if (id === undefined || reference.defect !== 'malformed') continue;
      const message =
        objectKeys === undefined
          ? `${memberName(property)} ${quote(id)} is no identifier (type--UUID)`
          : `${memberName(property)} ${quote(id)} is no key of this observed-data's objects`;
      report({ path, message });
    }
  },
  fix: fixReference,
};
