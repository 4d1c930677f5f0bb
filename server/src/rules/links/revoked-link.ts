/**
 * A link leads to an object that was revoked or deprecated: its page only says so. Link to the object that replaces it, or
 * write the name without a link.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e22",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e21",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern drops [Paperfan](https://attack.mitre.org/software/S9001).",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9003",
 *           "external_id": "S9003"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1e",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperfan",
 *       "revoked": true,
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
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1f",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Papercrane",
 *       "description": "Papercrane lists drives.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9002",
 *           "external_id": "S9002"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "relationship",
 *       "id": "relationship--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e20",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "relationship_type": "revoked-by",
 *       "source_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1e",
 *       "target_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1f"
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e23",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e21",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern drops [Papercrane](https://attack.mitre.org/software/S9002).",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9003",
 *           "external_id": "S9003"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1e",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperfan",
 *       "revoked": true,
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
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1f",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Papercrane",
 *       "description": "Papercrane lists drives.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/software/S9002",
 *           "external_id": "S9002"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "relationship",
 *       "id": "relationship--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e20",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "relationship_type": "revoked-by",
 *       "source_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1e",
 *       "target_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1f"
 *     }
 *   ]
 * }
 * ```
 *
 * ## Fixes
 * Link to the replacement, where a `revoked-by` relationship names one.
 */

import type { Index } from '../../index/index.ts';
import { replacementOf, resolveAttackId } from '../../index/index.ts';
import type { ObjectRecord } from '../../index/record.ts';
import type { FixProvider, Rule } from '../rule.ts';
import { linkOf, linkTo, soundLinks } from '../shared/links.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object, record, { index }) => {
  const link = linkOf(finding, object.facts);
  if (link?.attackId === undefined) return [];
  const target = resolveAttackId(index, link.attackId, record.document);
  const replacement = target && replacementFor(target, index);
  const text = replacement && linkTo(replacement.facts);
  if (text === undefined) return [];
  const edits = [{ kind: 'text', path: link.path, from: link.from, to: link.to, text } as const];
  return [{ title: `Link to ${quote(replacement?.facts.name ?? '')}`, edits, preferred: true }];
};

export const revokedLink: Rule = {
  code: 'revoked-link',
  group: 'links',
  scope: 'index',
  title: 'A link leads to a revoked or deprecated object',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts, document }, { index }, report) {
    for (const { path, from, to, attackId, text } of soundLinks(facts)) {
      const target = resolveAttackId(index, attackId, document);
      if (target === undefined || (!target.facts.revoked && !target.facts.deprecated)) continue;
      const standing = target.facts.revoked ? 'revoked' : 'deprecated';
      const instead = replacementFor(target, index)?.facts;
      const hint =
        instead === undefined ? '' : `: ${quote(instead.name ?? '')} (${instead.attackId ?? ''}) replaces it`;
      const message = `${quote(target.facts.name ?? text)} (${attackId}) is ${standing}${hint}`;
      report({ path, from, to, message, tags: ['deprecated'], data: { from } });
    }
  },
  fix,
};

function replacementFor(target: ObjectRecord, index: Index): ObjectRecord | undefined {
  const { id, revoked } = target.facts;
  return id && revoked ? replacementOf(index, id, target.document) : undefined;
}
