/**
 * A Markdown link to attack.mitre.org that is not closed, has a blank between its text and its url, or leads to a page that
 * the site does not have, is shown as plain text or leads nowhere. The form is
 * `[Name](https://attack.mitre.org/software/S0001)`; a sub-technique's number is a part of its own:
 * `/techniques/T1055/011`.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e13",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e12",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern drops [Paperfan] (https://attack.mitre.org/software/S9001).",
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
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e14",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e12",
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
 * The blank is removed, the missing bracket added, the path written as the site has it.
 */
import { attackUrl } from '../../stix/link.ts';
import type { Fix, FixProvider, Rule } from '../rule.ts';
import { linkOf, writeLink } from '../shared/links.ts';
import { quote } from '../shared/quote.ts';

const faults = {
  unclosed: 'this link is not closed',
  'blank-before-bracket': 'a blank stands between the text of this link and its url',
  'unknown-path': 'attack.mitre.org has no such page',
} as const;

const fix: FixProvider = (finding, object): readonly Fix[] => {
  const link = linkOf(finding, object.facts);
  if (link?.fault === undefined || link.text === '') return [];
  const url = link.fault === 'unknown-path' ? attackUrl(link.attackId ?? '') : link.url;
  if (url === undefined) return [];
  const text = writeLink(link.text, url);
  const edits = [{ kind: 'text', path: link.path, from: link.from, to: link.to, text } as const];
  return [{ title: `Write ${quote(text)}`, edits, preferred: true, safe: link.fault === 'blank-before-bracket' }];
};

export const malformedLink: Rule = {
  code: 'malformed-link',
  group: 'links',
  scope: 'object',
  title: 'A link to attack.mitre.org is not well formed',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts }, report) {
    for (const { path, from, to, fault, macro, url } of facts.links) {
      if (fault === undefined || macro) continue;
      const detail = fault === 'unknown-path' ? `: ${quote(url)}` : '';
      report({ path, from, to, message: `${faults[fault]}${detail}`, data: { from } });
    }
  },
  fix,
};
