/**
 * A member name stands twice in one JSON object. Programs keep one of the two values, mostly the last, without a word;
 * STIX 2.1 forbids it.
 *
 * Remove one of them.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Copperlift",
 *   "name": "Slatepick"
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
 *   "name": "Copperlift",
 *   "aliases": ["Slatepick"]
 * }
 * ```
 *
 * ## When it is quiet
 * In an editor whose own JSON support reports the same.
 */
import type { Rule } from '../rule.ts';

export const duplicateKey: Rule = {
  code: 'duplicate-key',
  group: 'objects',
  title: 'A member name stands twice in one object',
  severity: { attack: 'error', stix: 'error' },
  scope: 'text',
  check(problems, report) {
    for (const { kind, from, to, message } of problems) {
      if (kind === 'duplicate-key') report({ path: [], raw: { from, to }, message });
    }
  },
};
