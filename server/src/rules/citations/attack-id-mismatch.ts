/**
 * The entry of an object's ATT&CK id has a `url` that ends in another id, so its reader lands on another object's page. Both
 * forms of a sub-technique agree: `T1055.011` and `…/T1055/011`. Matrices are left out; their urls hold no id.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0c",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperfan",
 *   "description": "Paperfan lists drives.",
 *   "external_references": [
 *     {
 *       "source_name": "mitre-attack",
 *       "url": "https://attack.mitre.org/software/S9010",
 *       "external_id": "S9001"
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "tool",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0c",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperfan",
 *   "description": "Paperfan lists drives.",
 *   "external_references": [
 *     {
 *       "source_name": "mitre-attack",
 *       "url": "https://attack.mitre.org/software/S9001",
 *       "external_id": "S9001"
 *     }
 *   ]
 * }
 * ```
 */
import { urlMatchesAttackId } from '../../stix/attack.ts';
import { attackUrl } from '../../stix/link.ts';
import type { FixProvider, Rule } from '../rule.ts';
import { attackEntry } from '../shared/external-references.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object) => {
  const url = attackUrl(object.facts.attackId ?? '');
  if (url === undefined) return [];
  return [
    { title: `Write ${quote(url)}`, edits: [{ kind: 'value', path: finding.path, value: url }], preferred: true },
  ];
};

export const attackIdMismatch: Rule = {
  code: 'attack-id-mismatch',
  group: 'citations',
  scope: 'object',
  title: "The url of an object's ATT&CK id ends in another id",
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts }, report) {
    const entry = attackEntry(facts);
    if (entry?.externalId === undefined || !entry.url) return;
    if (urlMatchesAttackId(entry.url, entry.externalId, facts.type ?? '')) return;
    report({ path: [...entry.path, 'url'], message: `the url does not end in ${quote(entry.externalId)}` });
  },
  fix,
};
