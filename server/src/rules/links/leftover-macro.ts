/**
 * `(LinkById: S0001)` is how ATT&CK's own editor keeps a link. In published text it should have become
 * `[Name](https://attack.mitre.org/software/S0001)`; readers see the macro as it stands.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e2a",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e29",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern drops (LinkById: S9001).",
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
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e2b",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e29",
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
 * The macro is replaced by the link, where an object with this id is known.
 */
import { resolveAttackId } from '../../index/index.ts';
import type { FixProvider, Rule } from '../rule.ts';
import { linkOf, linkTo } from '../shared/links.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object, record, { index }) => {
  const macro = linkOf(finding, object.facts);
  if (macro?.attackId === undefined) return [];
  const target = resolveAttackId(index, macro.attackId, record.document);
  const text = target && linkTo(target.facts);
  if (text === undefined) return [];
  const edits = [{ kind: 'text', path: macro.path, from: macro.from, to: macro.to, text } as const];
  return [{ title: `Write ${quote(text)}`, edits, preferred: true, safe: true }];
};

export const leftoverMacro: Rule = {
  code: 'leftover-macro',
  group: 'links',
  scope: 'object',
  title: 'A LinkById macro was left in the text',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts }, report) {
    for (const { path, from, to, macro, attackId } of facts.links) {
      if (!macro) continue;
      const message = `the macro for ${quote(attackId ?? '')} was left in the text: write a link`;
      report({ path, from, to, message, data: { from } });
    }
  },
  fix,
};
