/**
 * The id of the link exists, but its page is of another kind: `/groups/S0154` is no page, `/software/S0154` is.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e19",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e18",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern drops [Paperfan](https://attack.mitre.org/groups/S9001).",
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
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e11",
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
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1a",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e18",
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
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e11",
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
 *     }
 *   ]
 * }
 * ```
 *
 * ## Fixes
 * The url is written with the right kind.
 */
import { resolveAttackId } from '../../index/index.ts';
import { attackUrl, kindOfAttackId } from '../../stix/link.ts';
import type { FixProvider, Rule } from '../rule.ts';
import { linkOf, soundLinks } from '../shared/links.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object) => {
  const link = linkOf(finding, object.facts);
  const url = attackUrl(link?.attackId ?? '');
  if (link === undefined || url === undefined) return [];
  const edit = { kind: 'text', path: link.path, from: link.urlFrom, to: link.urlTo, text: url } as const;
  return [{ title: `Link to ${quote(url)}`, edits: [edit], preferred: true, safe: true }];
};

export const linkKind: Rule = {
  code: 'link-kind',
  group: 'links',
  scope: 'index',
  title: 'The page of a link is of another kind than its ATT&CK id',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts, document }, { index }, report) {
    for (const { path, from, urlFrom, urlTo, attackId, kind } of soundLinks(facts)) {
      const right = kindOfAttackId(attackId);
      if (kind === undefined || right === undefined || kind === right) continue;
      if (resolveAttackId(index, attackId, document) === undefined) continue;
      const message = `${quote(attackId)} stands under /${right}/, not under /${kind}/`;
      report({ path, from: urlFrom, to: urlTo, message, data: { from } });
    }
  },
  fix,
};
