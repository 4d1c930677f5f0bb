/**
 * A reference of a live object that leads to a deprecated one (`x_mitre_deprecated`): ATT&CK keeps the object for the
 * record but no longer maintains it, and its own site and tools leave it out.
 *
 * Lead the reference to an object that is maintained, or deprecate the relationship too.
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
 *     "object_refs": ["tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01"]
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-04-01T10:00:00.000Z",
 *     "modified": "2024-04-01T10:00:00.000Z",
 *     "name": "Copperlift",
 *     "x_mitre_deprecated": true
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
 * As `revoked-target`, which alone reports an object that is both revoked and deprecated.
 */
import type { Rule } from '../rule.ts';
import { repointToReplacement, reportDeadTargets } from '../shared/reference-dead-targets.ts';

export const deprecatedTarget: Rule = {
  code: 'deprecated-target',
  group: 'references',
  title: 'A live object refers to a deprecated one',
  severity: { attack: 'warning', stix: 'warning' },
  scope: 'index',
  check(record, context, report) {
    reportDeadTargets(record, context.index, 'deprecated', report);
  },
  fix: repointToReplacement,
};
