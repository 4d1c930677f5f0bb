/**
 * The description of a relationship opens with a link to its source. This one opens with a link to an object that is neither
 * end, and names the source nowhere: either `source_ref` points at the wrong object or the text was written for another
 * relationship.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e27",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e24",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern beacons every hour.",
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
 *     },
 *     {
 *       "type": "attack-pattern",
 *       "id": "attack-pattern--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e25",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Lantern Signalling",
 *       "description": "Signals are sent by lantern.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/techniques/T9001",
 *           "external_id": "T9001"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "relationship",
 *       "id": "relationship--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e26",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "relationship_type": "uses",
 *       "source_ref": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e24",
 *       "target_ref": "attack-pattern--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e25",
 *       "description": "[Paperfan](https://attack.mitre.org/software/S9001) sends signals at dusk."
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e28",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e24",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern beacons every hour.",
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
 *     },
 *     {
 *       "type": "attack-pattern",
 *       "id": "attack-pattern--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e25",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Lantern Signalling",
 *       "description": "Signals are sent by lantern.",
 *       "external_references": [
 *         {
 *           "source_name": "mitre-attack",
 *           "url": "https://attack.mitre.org/techniques/T9001",
 *           "external_id": "T9001"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "relationship",
 *       "id": "relationship--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e26",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "relationship_type": "uses",
 *       "source_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e11",
 *       "target_ref": "attack-pattern--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e25",
 *       "description": "[Paperfan](https://attack.mitre.org/software/S9001) sends signals at dusk."
 *     }
 *   ]
 * }
 * ```
 *
 * ## When it is quiet
 * The link may lead to the parent technique of an end or to its sub-technique, and to the group to which an end, a campaign,
 * is attributed. Only relationships that are neither revoked nor deprecated are looked at.
 *
 * ## Fixes
 * Set `source_ref` to the object of the link, where an object of that type can be a source; or link the source instead.
 */
import { type Facts, isLive, type LinkUse } from '../../index/facts.ts';
import { type Index, objectsWithAttackId, relationshipsOf, resolve } from '../../index/index.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { documentedCombination } from '../../stix/relationships.ts';
import type { Fix, FixProvider, Rule } from '../rule.ts';
import { linkOf, linkTo } from '../shared/links.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object, record, { index }) => {
  const link = linkOf(finding, object.facts);
  const relationship = object.facts.relationship;
  if (link?.attackId === undefined || relationship === undefined) return [];
  const fixes: Fix[] = [];
  const target = relationship.target && resolve(index, relationship.target, record.document);
  const linked = objectsWithAttackId(index, link.attackId, record.document)[0]?.facts;
  const isLegal =
    linked?.type !== undefined &&
    documentedCombination(
      linked.type,
      relationship.relationshipType ?? '',
      (target ? target.facts.type : undefined) ?? '',
    ) !== false;
  if (linked?.id && isLegal) {
    const edit = { kind: 'value', path: ['source_ref'], value: linked.id } as const;
    fixes.push({ title: `Set source_ref to ${quote(linked.name ?? linked.id)}`, edits: [edit], preferred: true });
  }
  const source = relationship.source && resolve(index, relationship.source, record.document);
  const text = source && linkTo(source.facts);
  if (text) {
    const edit = { kind: 'text', path: link.path, from: link.from, to: link.to, text } as const;
    fixes.push({ title: `Link ${quote(source.facts.name ?? '')} instead`, edits: [edit] });
  }
  return fixes;
};

export const leadingLink: Rule = {
  code: 'leading-link',
  group: 'links',
  scope: 'index',
  title: 'The description of a relationship opens with another object than its source',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts, document }, { index }, report) {
    const link = openingLink(facts);
    const { source: sourceId, target: targetId } = facts.relationship ?? {};
    if (link?.attackId === undefined || !sourceId || !targetId || !isLive(facts)) return;
    const source = resolve(index, sourceId, document);
    const linked = objectsWithAttackId(index, link.attackId, document);
    if (source?.facts.name === undefined || linked.length === 0 || isNamedIn(facts, source)) return;
    const near = new Set([sourceId, targetId, ...related(index, sourceId), ...related(index, targetId)]);
    if (linked.some((record) => record.facts.id === undefined || near.has(record.facts.id))) return;
    const name = quote(linked[0]?.facts.name ?? link.text);
    report({
      path: link.path,
      from: link.from,
      to: link.to,
      message: `the description opens with ${name}, but source_ref is ${quote(source.facts.name)}`,
      related: [{ record: source, path: [], message: 'the source' }],
      data: { from: link.from },
    });
  },
  fix,
};

function openingLink(facts: Facts): LinkUse | undefined {
  if (facts.relationship === undefined) return undefined;
  const link = facts.links.find(({ path }) => path.length === 1 && path[0] === 'description');
  return link?.from === 0 && link.fault === undefined && !link.macro ? link : undefined;
}

/** Objects that stand for an end: its parent technique, its sub-techniques, the group of a campaign, a group's campaigns. */
function* related(index: Index, id: string): Iterable<string> {
  for (const { facts } of relationshipsOf(index, id)) {
    const { relationshipType, source, target } = facts.relationship ?? {};
    if (relationshipType !== 'subtechnique-of' && relationshipType !== 'attributed-to') continue;
    const other = source === id ? target : source;
    if (other !== undefined) yield other;
  }
}

/** Whether the text names the object, be it in the name of a citation. */
function isNamedIn(facts: Facts, { facts: { name, aliases } }: ObjectRecord): boolean {
  const parts = [facts.relationship?.prose ?? '', ...facts.citations.map(({ name }) => name)];
  const texts = parts.map((text) => text.toLowerCase());
  return [name ?? '', ...aliases].some((one) => one !== '' && texts.some((text) => text.includes(one.toLowerCase())));
}
