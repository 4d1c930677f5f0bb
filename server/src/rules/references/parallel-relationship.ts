/**
 * Two live relationships of one document that say the same: same source, same type, same target. Often one was meant to
 * replace the other. It may be on purpose, for each can have a description and sources of its own.
 *
 * ## Invalid
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
 *     "type": "relationship",
 *     "spec_version": "2.1",
 *     "id": "relationship--7e25a8d4-93f6-4b01-b5c8-0d6f1e3a9c27",
 *     "created": "2024-06-01T10:00:00.000Z",
 *     "modified": "2024-06-01T10:00:00.000Z",
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
 * ## When it is quiet
 * One of the two is revoked or deprecated, or they are versions of one relationship (the same `id`).
 */
import { isLive } from '../../index/facts.ts';
import { isId } from '../../stix/id.ts';
import type { Rule } from '../rule.ts';

export const parallelRelationship: Rule = {
  code: 'parallel-relationship',
  group: 'references',
  title: 'Two live relationships with the same source, type and target',
  severity: { attack: 'hint', stix: 'hint' },
  scope: 'group',
  keys(facts) {
    const { relationshipType, source, target } = facts.relationship ?? {};
    if (!relationshipType || !source || !target || !isLive(facts)) return [];
    return isId(source) && isId(target) ? [`${source} ${relationshipType} ${target}`] : [];
  },
  check(_key, [first, ...others], report) {
    if (first === undefined) return;
    for (const record of others) {
      if (record.facts.id === first.facts.id) continue;
      report(record, {
        path: [],
        at: ['id'],
        message: 'another relationship has the same source, type and target',
        related: [{ record: first, path: [], message: 'the first one' }],
      });
    }
  },
};
