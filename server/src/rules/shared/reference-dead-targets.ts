/**
 * References to objects that are out of use, revoked or deprecated: the two rules differ in the flag alone.
 */
import { isLive, type JsonValue, type Reference } from '../../index/facts.ts';
import { type Index, replacementOf, resolve } from '../../index/index.ts';
import { samePath } from '../../index/paths.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { allowsType } from '../../stix/reference-properties.ts';
import type { FixProvider, Report } from '../rule.ts';
import { memberName } from './quote.ts';
import { isSoundReference } from './reference-defects.ts';
import { nameWithId } from './reference-names.ts';

/** Reports the references of a live object that lead to objects with the flag; revoked wins over deprecated. */
export function reportDeadTargets(
  record: ObjectRecord,
  index: Index,
  flag: 'revoked' | 'deprecated',
  report: (report: Report) => void,
): void {
  if (!isLive(record.facts)) return;
  for (const reference of record.facts.references) {
    if (!reference.id) continue;
    const target = resolve(index, reference.id, record.document);
    if (target === undefined || isLive(target.facts) || target.facts.revoked !== (flag === 'revoked')) continue;
    if (target === record || isExempt(record, reference) || !isSoundReference(reference)) continue;
    const replacement = replacementOf(index, reference.id, record.document);
    const instead = replacement === undefined ? '' : `; replaced by ${nameWithId(replacement)}`;
    report({
      path: reference.path,
      message: `${nameWithId(target)} is ${flag}${instead}`,
      tags: ['deprecated'],
      related: [
        { record: target, path: [], message: `${flag} here` },
        ...(replacement === undefined ? [] : [{ record: replacement, path: [], message: 'the replacement' }]),
      ],
    });
  }
}

/** Leads the reference to the object that replaces its target, along `revoked-by`. */
export const repointToReplacement: FixProvider = (finding, { facts }, record, { index }) => {
  const reference = facts.references.find(({ path }) => samePath(path, finding.path));
  if (!reference?.id) return [];
  const replacement = replacementOf(index, reference.id, record.document);
  const id = replacement?.facts.id;
  if (replacement === undefined || !id || !isLive(replacement.facts) || id === facts.id) return [];
  const type = replacement.facts.type ?? '';
  if (!allowsType(reference.ownerType ?? '', reference.property, type) || isOtherEnd(facts.relationship, id)) return [];
  const value: JsonValue = id;
  return [
    {
      title: `Set ${memberName(reference.property)} to ${nameWithId(replacement)}`,
      edits: [{ kind: 'value', path: finding.path, value }],
      preferred: true,
    },
  ];
};

function isOtherEnd(ends: { source: string | undefined; target: string | undefined } | undefined, id: string): boolean {
  return ends !== undefined && (ends.source === id || ends.target === id);
}

function isExempt(record: ObjectRecord, reference: Reference): boolean {
  if (reference.path[0] === 'x_mitre_contents') return true;
  return record.facts.relationship?.relationshipType === 'revoked-by' && reference.property === 'source_ref';
}
