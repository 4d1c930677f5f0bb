/**
 * A link to attack.mitre.org holds an ATT&CK id that no object in reach has: none of the document, the workspace or the
 * catalogs. Links often lead to another domain (enterprise, mobile, ics); name those bundles in `stix.catalogs`. While no
 * catalog is loaded, this is only told as information.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e16",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e15",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern drops [Paperfan](https://attack.mitre.org/software/S9011).",
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
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e17",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e15",
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
 */
import { resolveAttackId } from '../../index/index.ts';
import type { Rule } from '../rule.ts';
import { soundLinks } from '../shared/links.ts';
import { quote } from '../shared/quote.ts';

export const unknownLink: Rule = {
  code: 'unknown-link',
  group: 'links',
  scope: 'index',
  title: 'No object has the ATT&CK id of a link',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts, document }, { index, catalogLoaded }, report) {
    for (const { path, urlFrom, urlTo, attackId } of soundLinks(facts)) {
      if (resolveAttackId(index, attackId, document) !== undefined) continue;
      const where = catalogLoaded ? 'in the workspace or a catalog' : 'in the workspace (no catalog is loaded)';
      report({
        path,
        from: urlFrom,
        to: urlTo,
        message: `no object ${where} has the ATT&CK id ${quote(attackId)}`,
        severity: catalogLoaded ? undefined : 'info',
      });
    }
  },
};
