/**
 * The text is no JSON: a comma, bracket or quote is missing or too many, a string is cut, or the file ends too early.
 * Programs refuse the whole file for it. All other objects of the file are checked nevertheless. Of the broken one nothing
 * else is said, for it may be half typed; its id stays known to those who refer to it.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z"
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
 * ## When it is quiet
 * In an editor whose own JSON support reports the same.
 */
import type { Rule } from '../rule.ts';

export const syntax: Rule = {
  code: 'syntax',
  group: 'objects',
  title: 'The text is no JSON',
  severity: { attack: 'error', stix: 'error' },
  scope: 'text',
  check(problems, report) {
    for (const { kind, from, to, message } of problems) {
      if (kind === 'syntax') report({ path: [], raw: { from, to }, message });
    }
  },
};
