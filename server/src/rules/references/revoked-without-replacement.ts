/**
 * A revoked object that no `revoked-by` relationship leads on from: readers of the old object cannot find what took its
 * place.
 *
 * Add a relationship with the revoked object as source, `revoked-by`, and its replacement as target. Where nothing
 * replaces it, ATT&CK deprecates an object instead (`x_mitre_deprecated`).
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--d90f6c31-4be2-4a7d-8c15-e3a2b7f04968",
 *   "created": "2023-02-01T10:00:00.000Z",
 *   "modified": "2024-04-01T10:00:00.000Z",
 *   "name": "Coppperlift",
 *   "revoked": true
 * }
 * ```
 *
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--d90f6c31-4be2-4a7d-8c15-e3a2b7f04968",
 *     "created": "2023-02-01T10:00:00.000Z",
 *     "modified": "2024-04-01T10:00:00.000Z",
 *     "name": "Coppperlift",
 *     "revoked": true
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-04-01T10:00:00.000Z",
 *     "modified": "2024-04-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   },
 *   {
 *     "type": "relationship",
 *     "spec_version": "2.1",
 *     "id": "relationship--7e25a8d4-93f6-4b01-b5c8-0d6f1e3a9c27",
 *     "created": "2024-04-01T10:00:00.000Z",
 *     "modified": "2024-04-01T10:00:00.000Z",
 *     "relationship_type": "revoked-by",
 *     "source_ref": "tool--d90f6c31-4be2-4a7d-8c15-e3a2b7f04968",
 *     "target_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01"
 *   }
 * ]
 * ```
 *
 * ## When it is quiet
 * Relationships, sightings, markings and other objects about objects are withdrawn without a replacement.
 */
import { type Index, usersOf } from '../../index/index.ts';
import { isId } from '../../stix/id.ts';
import { metaObjectTypes, relationshipObjectTypes } from '../../stix/object-types.ts';
import type { Rule } from '../rule.ts';

const neverReplaced: ReadonlySet<string> = new Set([...relationshipObjectTypes, ...metaObjectTypes, 'bundle']);

export const revokedWithoutReplacement: Rule = {
  code: 'revoked-without-replacement',
  group: 'references',
  title: 'A revoked object has no revoked-by relationship',
  severity: { attack: 'info', stix: 'off' },
  scope: 'index',
  check({ facts }, { index }, report) {
    const { id, type, revoked } = facts;
    if (!revoked || !id || !isId(id) || type === undefined || neverReplaced.has(type)) return;
    if (!isReplaced(index, id)) {
      report({ path: ['revoked'], on: 'member', message: `revoked, but no revoked-by relationship starts here` });
    }
  },
};

function isReplaced(index: Index, id: string): boolean {
  for (const { facts } of usersOf(index, id)) {
    if (facts.relationship?.relationshipType === 'revoked-by' && facts.relationship.source === id) return true;
  }
  return false;
}
