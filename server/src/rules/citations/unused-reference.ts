/**
 * An entry of `external_references` that no citation names is shown to no reader: a sentence was removed and its source
 * stayed, or its citation was forgotten.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e04",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.",
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
 * ## Valid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e04",
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
 * Some entries are never cited and are right all the same: the ATT&CK id and other entries with an `external_id`, and notes
 * on an alias (no `url`; the `source_name` is the object's name or one of its aliases, or the `description` holds only
 * citations). A citation that is malformed or misspelt still uses the entry that it means.
 *
 * ## Fixes
 * Remove the entry, or cite it at the end of the description.
 */
import type { ExternalReference, Facts } from '../../index/facts.ts';
import { samePath } from '../../index/paths.ts';
import { writeCitation } from '../../stix/citation.ts';
import type { Fix, FixProvider, Rule } from '../rule.ts';
import { removeEntry } from '../shared/external-reference-edits.ts';
import { isAliasNote, usedNames } from '../shared/external-references.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object) => {
  const entry = object.facts.externalReferences.find(({ path }) => samePath(path, finding.path));
  const index = entry?.path[1];
  if (entry?.sourceName === undefined || typeof index !== 'number') return [];
  const remove: Fix = { title: 'Remove this reference', edits: [removeEntry(object, index)], preferred: true };
  const { description } = object.value;
  if (typeof description !== 'string') return [remove];
  const end = description.trimEnd().length;
  const text = writeCitation(entry.sourceName);
  const edit = { kind: 'text', path: ['description'], from: end, to: end, text } as const;
  return [remove, { title: 'Cite it at the end of the description', edits: [edit] }];
};

export const unusedReference: Rule = {
  code: 'unused-reference',
  group: 'citations',
  scope: 'object',
  title: 'No citation names this reference',
  severity: { attack: 'hint', stix: 'off' },
  check({ facts }, report) {
    const sources = facts.externalReferences.filter((entry) => isToBeCited(entry, facts));
    if (sources.length === 0) return;
    const used = usedNames(facts);
    for (const { path, sourceName } of sources) {
      if (sourceName === undefined || used.has(sourceName)) continue;
      report({ path, message: `nothing cites ${quote(sourceName)}`, tags: ['unnecessary'] });
    }
  },
  fix,
};

function isToBeCited(entry: ExternalReference, facts: Facts): boolean {
  return Boolean(entry.sourceName) && entry.externalId === undefined && !isAliasNote(entry, facts);
}
