/**
 * A timestamp that is not written as STIX demands: `YYYY-MM-DDTHH:MM:SS.sssZ` (RFC 3339 in UTC), with any number of
 * digits behind the second. A date alone, another time zone, a blank instead of `T` or a date that does not exist are
 * read differently by different programs, or not at all.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T12:00:00+02:00",
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
 * Members that the specification does not define as timestamps, whatever they are called.
 */
import { parseTimestamp } from '../../stix/time.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../shared/quote.ts';
import { timedParts } from '../shared/timestamp-members.ts';

export const malformedTimestamp: Rule = {
  code: 'malformed-timestamp',
  group: 'objects',
  title: 'A timestamp is not RFC 3339 in UTC with Z',
  severity: { attack: 'error', stix: 'error' },
  scope: 'object',
  check(object, report) {
    for (const { path, value, members } of timedParts(object.value)) {
      for (const member of members) {
        const text = Object.hasOwn(value, member) ? value[member] : undefined;
        if (text === undefined || (typeof text === 'string' && parseTimestamp(text) !== undefined)) continue;
        const what =
          typeof text === 'string' ? `${quote(text)} is no timestamp like 2024-01-31T00:00:00.000Z` : 'is not a string';
        report({ path: [...path, member], message: `${member} ${what}` });
      }
    }
  },
};
