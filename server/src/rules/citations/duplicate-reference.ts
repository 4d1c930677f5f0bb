/**
 * A citation finds its source by the `source_name` alone, so two entries of one name in the same object cannot be told apart:
 * the later one is never shown. Keep one of them, or give the second source a name of its own.
 *
 * Entries with an `external_id` (`mitre-attack`, `capec`, …) may repeat their `source_name`.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e05",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *   "external_references": [
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *       "url": "https://research.example/paperlantern"
 *     },
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved April 9, 2024.",
 *       "url": "https://research.example/paperlantern"
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e05",
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
 * ## Fixes
 * An entry that equals the earlier one in all its members is removed.
 */
import type { ExternalReference, JsonValue } from '../../index/facts.ts';
import { isObject } from '../../index/read-facts.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { FixProvider, Rule } from '../rule.ts';
import { removeEntry } from '../shared/external-reference-edits.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object) => {
  const { data } = finding;
  if (!isObject(data) || typeof data.first !== 'number' || typeof data.index !== 'number') return [];
  if (!isSameEntry(entryAt(object, data.first), entryAt(object, data.index))) return [];
  const edits = [removeEntry(object, data.index)];
  return [{ title: 'Remove this copy of the reference', edits, preferred: true, safe: true }];
};

export const duplicateReference: Rule = {
  code: 'duplicate-reference',
  group: 'citations',
  scope: 'object',
  title: 'Two references of an object have the same source_name',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts }, report) {
    const first = new Map<string, ExternalReference>();
    for (const entry of facts.externalReferences) {
      const { path, sourceName, externalId } = entry;
      if (!sourceName || externalId !== undefined) continue;
      const earlier = first.get(sourceName);
      if (earlier === undefined) {
        first.set(sourceName, entry);
        continue;
      }
      const message = `${quote(sourceName)} is the source_name of an earlier reference (/${earlier.path.join('/')})`;
      const data = { first: earlier.path[1] ?? null, index: path[1] ?? null };
      report({ path, at: [...path, 'source_name'], message, data });
    }
  },
  fix,
};

function entryAt(object: ReadObject, index: number): JsonValue | undefined {
  const entries = object.value.external_references;
  return Array.isArray(entries) ? entries[index] : undefined;
}

function isSameEntry(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (!isObject(a) || !isObject(b)) return false;
  const members = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...members].every((member) => JSON.stringify(a[member]) === JSON.stringify(b[member]));
}
