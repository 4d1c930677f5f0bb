/**
 * Objects that a relationship's description links to. In ATT&CK's texts the first link is the source: "[DustySky](…)
 * can …"; the target follows behind it, if it is linked at all.
 */
import type { Facts, Path } from '../../index/facts.ts';
import { objectsWithAttackId } from '../../index/index.ts';
import type { ReadObject } from '../../index/read-object.ts';
import type { ObjectRecord } from '../../index/record.ts';
import { parseId, typePrefixOf } from '../../stix/id.ts';
import { objectTypes } from '../../stix/object-types.ts';
import { allowedTypes, allowsType } from '../../stix/reference-properties.ts';
import { documentedCombination, isForeign } from '../../stix/relationships.ts';
import type { FixContext } from '../rule.ts';
import type { BrokenReference, IdProposal } from './reference-proposal.ts';

/**
 * Objects that the description links to and that the reference may lead to, in the text's order. Preferred is only the
 * object of the first link as a source. A target is proposed where the source is known, and is not the source.
 */
export function idsFromLinks(
  broken: BrokenReference,
  { facts }: ReadObject,
  record: ObjectRecord,
  { index }: FixContext,
): readonly IdProposal[] {
  const { property, ownerType } = broken;
  const otherEnd = otherEndOf(facts, property);
  if (property === 'target_ref' && (otherEnd === undefined || parseId(otherEnd) === undefined)) return [];
  if (allowedTypes(ownerType, property) === undefined) return [];
  const links = facts.links.filter(({ path, attackId }) => attackId !== undefined && isDescription(path));
  const proposals: IdProposal[] = [];
  for (const link of links) {
    for (const { facts: target } of objectsWithAttackId(index, link.attackId ?? '', record.document)) {
      const { id } = target;
      if (!id || id === otherEnd || id === facts.id || !fits(broken, facts, id)) continue;
      const preferred = property === 'source_ref' && link === links[0] && proposals.length === 0;
      if (!proposals.some((one) => one.id === id)) proposals.push({ id, preferred });
    }
  }
  return proposals;
}

/** Whether an object of that id's type may stand there: by the property, by what is left of a cut id, by the other end. */
export function fits({ property, ownerType, text }: BrokenReference, facts: Facts, id: string): boolean {
  const type = parseId(id)?.type;
  if (type === undefined || !allowsType(ownerType, property, type)) return false;
  const types = typePrefixOf(text).filter((one) => allowsType(ownerType, property, one));
  if (types.length > 0 && !types.includes(type)) return false;
  return completesRelationship(facts, property, type);
}

function completesRelationship(facts: Facts, property: string, type: string): boolean {
  const relationshipType = facts.relationship?.relationshipType;
  if (!relationshipType || (property !== 'source_ref' && property !== 'target_ref')) return true;
  return typesOf(otherEndOf(facts, property) ?? '').some((other) =>
    property === 'source_ref'
      ? documentedCombination(type, relationshipType, other) !== false
      : documentedCombination(other, relationshipType, type) !== false,
  );
}

/** The types that a reference may mean: its own, those that its remains begin, or all whose relationships are known. */
function typesOf(text: string): readonly string[] {
  const whole = parseId(text)?.type;
  if (whole !== undefined) return [whole];
  const begun = typePrefixOf(text);
  return begun.length > 0 ? begun : objectTypes.filter((type) => !isForeign(type));
}

function otherEndOf({ relationship }: Facts, property: string): string | undefined {
  if (property === 'source_ref') return relationship?.target;
  return property === 'target_ref' ? relationship?.source : undefined;
}

function isDescription(path: Path): boolean {
  return path.length === 1 && path[0] === 'description';
}
