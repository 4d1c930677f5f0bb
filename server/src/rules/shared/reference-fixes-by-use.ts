/**
 * The objects used most among those that a reference may lead to. For the author or the marking of an object that is
 * nearly always the right one; for an end of a relationship it is only a start.
 */
import { isLive } from '../../index/facts.ts';
import { resolve } from '../../index/index.ts';
import { countOf } from '../../index/multimap.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { isId, typePrefixOf } from '../../stix/id.ts';
import { allowedTypes } from '../../stix/reference-properties.ts';
import type { FixContext } from '../rule.ts';
import { fits } from './reference-fixes-link.ts';
import type { BrokenReference, IdProposal } from './reference-proposal.ts';

const mostOffered = 8;

interface Used {
  readonly id: string;
  readonly uses: number;
}

/**
 * At most 8 live objects, most used first. By the type that the remains of a cut id begin; for a blank reference only
 * where its property allows no more than one type. The first is preferred for properties that lead to identities and
 * markings: a document rarely has several.
 */
export function idsByUse(
  broken: BrokenReference,
  { facts }: ReadObject,
  record: ObjectRecord,
  { index }: FixContext,
): readonly IdProposal[] {
  const types = wantedTypes(broken);
  const listed = new Set(facts.references.filter(({ property }) => property === broken.property).map(({ id }) => id));
  let best: Used[] = [];
  for (const id of types.length === 0 ? [] : index.definitions.entries.keys()) {
    if (!types.some((type) => id.startsWith(type) && id.startsWith('--', type.length)) || !isId(id)) continue;
    const uses = countOf(index.users, id);
    if (best.length === mostOffered && uses <= (best[mostOffered - 1]?.uses ?? 0)) continue;
    if (listed.has(id) || isOtherEnd(id, facts.relationship) || !fits(broken, facts, id)) continue;
    const target = resolve(index, id, record.document);
    if (target === undefined || target === record || !isLive(target.facts)) continue;
    best = [...best, { id, uses }].sort((a, b) => b.uses - a.uses).slice(0, mostOffered);
  }
  const telling = types.length === 1 && (types[0] === 'identity' || types[0] === 'marking-definition');
  return best.map(({ id }, rank) => ({ id, preferred: telling && rank === 0 }));
}

function wantedTypes({ text, ownerType, property }: BrokenReference): readonly string[] {
  const allowed = allowedTypes(ownerType, property);
  const begun = typePrefixOf(text).filter((type) => allowed === undefined || allowed.includes(type));
  if (begun.length > 0) return begun;
  return allowed?.length === 1 ? allowed : [];
}

function isOtherEnd(id: string, ends: { source: string | undefined; target: string | undefined } | undefined): boolean {
  return ends !== undefined && (ends.source === id || ends.target === id);
}
