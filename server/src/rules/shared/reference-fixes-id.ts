/**
 * Repairs of an object's own id. A new id is never "safe": it is random, and the lost one may still be found somewhere.
 */
import { isDefined } from '../../index/index.ts';
import type { ReadObject } from '../../index/read-object.ts';
import { idType, isId } from '../../stix/id.ts';
import type { Fix, FixContext, FixProvider } from '../rule.ts';
import { ownIdEdit } from './reference-edits.ts';
import { restoreFixes } from './reference-fixes-restore.ts';
import { shortId } from './reference-names.ts';

/** What repairs an empty, missing or malformed id, the best first. */
export const fixId: FixProvider = (_finding, object, record, context) => {
  const restored = restoreFixes(object, record, context, ['id']);
  const own = [...lowerCaseFix(object, context), ...asList(newIdFix(object, context))];
  const fixes = [...restored.exact, ...own, ...restored.similar];
  const best = fixes.find((fix) => fix.preferred === true) ?? own[0];
  return fixes.map((fix) => ({ ...fix, preferred: fix === best }));
};

/** A new id of the object's type, for its references in the document too where the old one can be told from others. */
export function newIdFix(object: ReadObject, context: FixContext): Fix | undefined {
  const { facts } = object;
  const type = facts.type || idType(facts.id ?? '');
  if (!type || !isId(`${type}--00000000-0000-4000-8000-000000000000`)) return undefined;
  const id = `${type}--${context.newUuid()}`;
  return { title: 'Give this object a new id', edits: [ownIdEdit(object, id)] };
}

function lowerCaseFix({ facts }: ReadObject, { index }: FixContext): readonly Fix[] {
  const old = facts.id ?? '';
  const id = old.trim().toLowerCase();
  if (id === old || !isId(id) || idType(id) !== facts.type || isDefined(index, id)) return [];
  return [{ title: `Rename to ${shortId(id)}`, edits: [{ kind: 'rename-id', from: old, to: id }] }];
}

function asList(fix: Fix | undefined): readonly Fix[] {
  return fix === undefined ? [] : [fix];
}
