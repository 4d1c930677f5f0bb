/**
 * Repairs of one broken reference, whatever rule found it: the sources of an answer in the order of their certainty,
 * each object offered once, the best one preferred.
 *
 * Safe, that is taken without a question, are only the one relationship of equal description and `created`, and the one
 * id that is near enough to what is no id itself. A link in the description is right in 99 of 100 texts, which is not enough.
 */
import { isLive, type Reference } from '../../index/facts.ts';
import { resolve } from '../../index/index.ts';
import { samePath } from '../../index/paths.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { ObjectRecord } from '../../index/record.ts';
import type { Finding, Fix, FixContext, FixProvider, ObjectEdit } from '../rule.ts';
import { memberName } from './quote.ts';
import { isRenamed, memberEdit } from './reference-edits.ts';
import { idsByUse } from './reference-fixes-by-use.ts';
import { idsFromLinks } from './reference-fixes-link.ts';
import { nearIds } from './reference-fixes-near.ts';
import { removeFixes } from './reference-fixes-remove.ts';
import { restoreFixes } from './reference-fixes-restore.ts';
import { markingWithId, nameWithId } from './reference-names.ts';
import type { BrokenReference, IdProposal } from './reference-proposal.ts';

/** What repairs a missing, malformed, dangling or wrongly typed reference, the best first. */
export const fixReference: FixProvider = (finding, object, record, context) => {
  const reference = object.facts.references.find(({ path }) => samePath(path, finding.path));
  if (reference?.objectKeys !== undefined) return keyFixes(reference, object);
  const broken = brokenReference(finding, object);
  if (broken === undefined || isOwnMalformedId(reference, record, context)) return [];
  const lost = isLost(broken, object);
  const restored = lost ? restoreFixes(object, record, context, broken.path) : { exact: [], similar: [] };
  const near = nearIds(broken, object, context);
  const linked = lost ? idsFromLinks(broken, object, record, context) : [];
  const answered =
    near.length > 0 || (isEnd(broken) && (restored.exact.length > 0 || linked.some((one) => one.preferred)));
  const used = answered || isDangling(broken, object) ? [] : idsByUse(broken, object, record, context);
  const set = settingFixes([...near, ...linked, ...used], broken, object, record, context);
  const certain = near.length + linked.length;
  const fixes = [...restored.exact, ...set.slice(0, certain), ...restored.similar, ...set.slice(certain)];
  const removed = lost ? removeFixes(broken, object) : [];
  const preferred = fixes.length === 0 && broken.text === '';
  return ranked([...fixes, ...removed.map((fix) => ({ ...fix, preferred }))]);
};

/** A key of `objects` is counted: nothing tells which one a blank was. */
function keyFixes(reference: Reference, object: ReadObject): readonly Fix[] {
  if (reference.defect !== 'missing') return [];
  const { property, path, ownerType } = reference;
  const removed = removeFixes({ property, path, ownerType: ownerType ?? '', text: '' }, object);
  return removed.map((fix) => ({ ...fix, preferred: true }));
}

/** An object of the document has that malformed id, and the repair of it renames its references too. */
function isOwnMalformedId(reference: Reference | undefined, record: ObjectRecord, { index }: FixContext): boolean {
  if (reference?.id === undefined || reference.defect !== 'malformed' || !isRenamed(reference.id)) return false;
  return resolve(index, reference.id, record.document)?.document === record.document;
}

function brokenReference(finding: Finding, { facts }: ReadObject): BrokenReference | undefined {
  const ownerType = facts.type ?? '';
  const reference = facts.references.find(({ path }) => samePath(path, finding.path));
  if (reference !== undefined) {
    const { property, path, id } = reference;
    return { property, path, ownerType: reference.ownerType ?? '', text: id?.trim() ?? '' };
  }
  const { data } = finding;
  if (typeof data !== 'object' || data === null || !('property' in data)) return undefined;
  const { property } = data;
  if (typeof property !== 'string' || property === 'relationship_type') return undefined;
  return { property, path: [property], ownerType, text: '' };
}

/** An end of a relationship has a single right answer among thousands; beside it the objects used most are noise. */
function isEnd({ property }: BrokenReference): boolean {
  return property === 'source_ref' || property === 'target_ref';
}

/** Blank, cut or absent: nothing but the text around it says what it was. */
function isLost({ path }: BrokenReference, { facts }: ReadObject): boolean {
  const reference = facts.references.find((one) => samePath(one.path, path));
  const defect = reference === undefined ? 'missing' : reference.defect;
  return defect === 'missing' || defect === 'malformed';
}

function isDangling({ path }: BrokenReference, { facts }: ReadObject): boolean {
  const reference = facts.references.find((one) => samePath(one.path, path));
  return reference !== undefined && reference.defect === undefined;
}

function settingFixes(
  proposals: readonly IdProposal[],
  broken: BrokenReference,
  object: ReadObject,
  record: ObjectRecord,
  { index }: FixContext,
): readonly Fix[] {
  const fixes = new Map<string, Fix>();
  for (const { id, preferred, safe } of proposals) {
    const target = resolve(index, id, record.document);
    const name = target === undefined ? markingWithId(id) : nameWithId(target);
    if (fixes.has(id) || name === undefined || target === record) continue;
    const note =
      target === undefined || isLive(target.facts) ? '' : target.facts.revoked ? ', revoked' : ', deprecated';
    const title = `Set ${memberName(broken.property)} to ${name}${note}`;
    fixes.set(id, { title, edits: [setEdit(broken, object, id)], preferred, safe });
  }
  return [...fixes.values()];
}

function setEdit({ path, property }: BrokenReference, object: ReadObject, id: string): ObjectEdit {
  return path.length === 1 ? memberEdit(object, property, id) : { kind: 'value', path, value: id };
}

/** At most one preferred fix, and at most one safe: the first of each. */
function ranked(fixes: readonly Fix[]): readonly Fix[] {
  const best = fixes.find((fix) => fix.preferred === true);
  const certain = fixes.find((fix) => fix.safe === true);
  return fixes.map((fix) => ({ ...fix, preferred: fix === best, safe: fix === certain }));
}
