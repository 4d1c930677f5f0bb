/**
 * A reference of a live object that leads to a revoked one. Its author has withdrawn the object, mostly in favour of
 * another, which `revoked-by` names; readers who follow the reference end at a tombstone.
 *
 * Lead the reference to the replacement, or revoke the relationship too.
 *
 * ## Invalid
 * ```json
 * [
 *   {
 *     "type": "note",
 *     "spec_version": "2.1",
 *     "id": "note--0a4c9b7e-5d21-4f38-8b6a-91c2e07d3f14",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "content": "Seen again this spring.",
 *     "object_refs": ["tool--d90f6c31-4be2-4a7d-8c15-e3a2b7f04968"]
 *   },
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
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "note",
 *     "spec_version": "2.1",
 *     "id": "note--0a4c9b7e-5d21-4f38-8b6a-91c2e07d3f14",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "content": "Seen again this spring.",
 *     "object_refs": ["tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01"]
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-04-01T10:00:00.000Z",
 *     "modified": "2024-04-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   }
 * ]
 * ```
 *
 * ## When it is quiet
 * The object that refers is itself revoked or deprecated; the reference is the `source_ref` of a `revoked-by`
 * relationship, whose source is revoked by its nature (its target is not); or it is an entry of a collection's
 * `x_mitre_contents`, which lists everything.
 */
import type { Rule } from '../rule.ts';
import { repointToReplacement, reportDeadTargets } from '../shared/reference-dead-targets.ts';

export const revokedTarget: Rule = {
  code: 'revoked-target',
  group: 'references',
  title: 'A live object refers to a revoked one',
  severity: { attack: 'warning', stix: 'warning' },
  scope: 'index',
  check(record, context, report) {
    reportDeadTargets(record, context.index, 'revoked', report);
  },
  fix: repointToReplacement,
};
