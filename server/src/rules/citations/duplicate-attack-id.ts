/**
 * Two objects of one type have the same ATT&CK id, so a link to it has two meanings. Revoked and deprecated objects may keep
 * an id that another object has now, and matrices share the name of their domain.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0f",
 *   "objects": [
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0d",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperfan",
 *       "description": "Paperfan lists drives.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9001",
 *           "external_id": "S9001"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0e",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Papercrane",
 *       "description": "Papercrane copies files.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9001",
 *           "external_id": "S9001"
 *         }
 *       ]
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e10",
 *   "objects": [
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0d",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperfan",
 *       "description": "Paperfan lists drives.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9001",
 *           "external_id": "S9001"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0e",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Papercrane",
 *       "description": "Papercrane copies files.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9002",
 *           "external_id": "S9002"
 *         }
 *       ]
 *     }
 *   ]
 * }
 * ```
 */
import { isLive } from '../../index/facts.ts';
import type { Rule } from '../rule.ts';
import { attackEntry } from '../shared/external-references.ts';
import { quote } from '../shared/quote.ts';

export const duplicateAttackId: Rule = {
  code: 'duplicate-attack-id',
  group: 'citations',
  scope: 'group',
  title: 'Two objects of one type have the same ATT&CK id',
  severity: { attack: 'error', stix: 'error' },
  keys({ type, attackId, revoked, deprecated }) {
    if (type === undefined || !attackId || revoked || deprecated) return [];
    return type === 'x-mitre-matrix' || type === 'relationship' ? [] : [`${type} ${attackId}`];
  },
  check(_key, members, report) {
    const [first] = members;
    if (first === undefined) return;
    const ids = new Set([first.facts.id]);
    for (const record of members) {
      const { facts } = record;
      if (!isLive(facts) || ids.has(facts.id)) continue;
      ids.add(facts.id);
      const path = attackEntry(facts)?.path ?? [];
      const name = quote(first.facts.name ?? first.facts.id ?? '');
      report(record, {
        path: [...path, 'external_id'],
        message: `${quote(facts.attackId ?? '')} is the ATT&CK id of ${name} too`,
        related: [
          {
            record: first,
            path: [...(attackEntry(first.facts)?.path ?? []), 'external_id'],
            message: `${name} has it`,
          },
        ],
      });
    }
  },
};
