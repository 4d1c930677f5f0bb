/**
 * A source without a `url` cannot be opened by the reader. Sources that are in print only are rare; mostly the url was
 * forgotten.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0a",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *   "external_references": [
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024."
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0a",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *   "external_references": [
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *       "url": "https://research.example/paperlantern"
 *     }
 *   ]
 * }
 * ```
 *
 * ## When it is quiet
 * Entries with an `external_id` need no url, nor do notes on an alias: their `source_name` is the object's name or one of its
 * aliases, or their `description` holds only citations.
 */
import type { Rule } from '../rule.ts';
import { isAliasNote } from '../shared/external-references.ts';
import { quote } from '../shared/quote.ts';

export const missingUrl: Rule = {
  code: 'missing-url',
  group: 'citations',
  scope: 'object',
  title: 'A reference has neither url nor external_id',
  severity: { attack: 'warning', stix: 'off' },
  check({ facts }, report) {
    for (const entry of facts.externalReferences) {
      const { path, sourceName, url, externalId } = entry;
      if (url?.trim() || externalId !== undefined || isAliasNote(entry, facts)) continue;
      const name = sourceName === undefined ? 'this reference' : `the reference ${quote(sourceName)}`;
      const at = sourceName === undefined ? path : [...path, 'source_name'];
      report({ path, at, message: `${name} has no url` });
    }
  },
};
