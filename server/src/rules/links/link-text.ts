/**
 * The text of a link to attack.mitre.org is neither the name nor an alias of the object that its id stands for: the object
 * was renamed, or the id is another object's.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1c",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1b",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern drops [Papercrane](https://attack.mitre.org/software/S9001).",
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
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1d",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e1b",
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
 * The object's name becomes the text.
 */
import { objectsWithAttackId } from '../../index/index.ts';
import type { FixProvider, Rule } from '../rule.ts';
import { isNameOf } from '../shared/external-references.ts';
import { linkOf, soundLinks } from '../shared/links.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object, record, { index }) => {
  const link = linkOf(finding, object.facts);
  const name = objectsWithAttackId(index, link?.attackId ?? '', record.document)[0]?.facts.name;
  if (link === undefined || !name) return [];
  const edit = { kind: 'text', path: link.path, from: link.textFrom, to: link.textTo, text: name } as const;
  return [{ title: `Write ${quote(name)}`, edits: [edit], preferred: true }];
};

export const linkText: Rule = {
  code: 'link-text',
  group: 'links',
  scope: 'index',
  title: 'The text of a link is not the name of its object',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts, document }, { index }, report) {
    for (const { path, from, textFrom, textTo, text, attackId } of soundLinks(facts)) {
      const objects = objectsWithAttackId(index, attackId, document);
      const [object] = objects;
      if (object?.facts.name === undefined || objects.some((one) => isNameOf(one.facts, text))) continue;
      const message = `${quote(attackId)} is ${quote(object.facts.name)}: ${quote(text)} is none of its names`;
      report({ path, from: textFrom, to: textTo, message, data: { from } });
    }
  },
  fix,
};
