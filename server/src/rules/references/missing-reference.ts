/**
 * A reference that leads nowhere because it is not there: its value is empty or no string, or a relationship lacks its
 * `source_ref`, `target_ref` or `relationship_type` (a sighting its `sighting_of_ref`). A consumer cannot tell what the
 * object is about, and many refuse the whole file.
 *
 * Fill in the id of the object that is meant. A reference that the object does not need (`created_by_ref: ""`) is better
 * left out than left empty.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created_by_ref": "",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Copperlift"
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Copperlift"
 * }
 * ```
 *
 * ## Fixes
 * - **Restore** all lost ids of a relationship at once from one of the same type, description and `created` that the
 *   workspace or a catalog holds. Applied by "Fix all safe problems" where there is only one.
 * - **Set** a `source_ref` to the object that the description's first ATT&CK link names.
 * - **Set** the reference to one of the objects used most, where the property allows one type only.
 * - **Set** a `relationship_type` to one that is documented between objects of the ends' types.
 * - **Remove** a property or list item that the object does not need.
 */

import { samePath } from '../../index/paths.ts';
import type { Finding, Rule } from '../rule.ts';
import { memberName } from '../shared/quote.ts';
import { fixReference } from '../shared/reference-fixes.ts';
import { relationshipTypeFixes } from '../shared/reference-fixes-type.ts';

const requiredMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['relationship', ['source_ref', 'target_ref', 'relationship_type']],
  ['sighting', ['sighting_of_ref']],
]);

export const missingReference: Rule = {
  code: 'missing-reference',
  group: 'references',
  title: 'A reference is empty, or a relationship lacks one of its ends',
  severity: { attack: 'error', stix: 'error' },
  scope: 'object',
  check({ facts, value }, report) {
    for (const reference of facts.references) {
      if (reference.defect !== 'missing') continue;
      const what = reference.id === undefined ? 'is not a string' : 'is empty';
      report({ path: reference.path, message: `${memberName(reference.property)} ${what}` });
    }
    for (const member of requiredMembers.get(facts.type ?? '') ?? []) {
      if (!Object.hasOwn(value, member)) {
        report({ path: [], at: ['id'], message: `this ${facts.type} has no ${member}`, data: { property: member } });
      }
    }
    if (facts.relationship === undefined || !Object.hasOwn(value, 'relationship_type')) return;
    const written = facts.relationship.relationshipType;
    if (written !== undefined && written.trim() !== '') return;
    const what = written === undefined ? 'is not a string' : 'is empty';
    report({ path: ['relationship_type'], message: `relationship_type ${what}` });
  },
  fix(finding, object, record, context) {
    return isAboutType(finding) ? relationshipTypeFixes(object) : fixReference(finding, object, record, context);
  },
};

function isAboutType({ path, data }: Finding): boolean {
  if (samePath(path, ['relationship_type'])) return true;
  return typeof data === 'object' && data !== null && 'property' in data && data.property === 'relationship_type';
}
