/** Makes the relationships: four objects of five, most with a description that opens with a link to their source. */
import { type RelationshipKind, relationshipKinds } from './kinds.ts';
import { type Made, type Making, makeTimes, pickSources, type StixObject } from './objects.ts';
import { inventProse } from './prose.ts';

/** No pair of objects is related twice; where too few objects are there for that, fewer relationships are made. */
export function makeRelationships(making: Making, objects: readonly Made[], count: number): readonly StixObject[] {
  const made: StixObject[] = [];
  const known = new Map(objects.map((object) => [object.id, object]));
  const techniques = making.byType.get('attack-pattern') ?? [];
  for (const technique of techniques) {
    const parent = technique.parent === undefined ? undefined : known.get(technique.parent);
    if (parent !== undefined && !parent.revoked) made.push(makeBare(making, technique, 'subtechnique-of', parent));
    const successor = techniques.find(({ revoked, parent: above }) => !revoked && above === undefined);
    if (technique.revoked && successor !== undefined) made.push(makeBare(making, technique, 'revoked-by', successor));
  }
  const taken = new Set<string>();
  const wheel = relationshipKinds.flatMap((kind) => new Array<RelationshipKind>(kind.share).fill(kind));
  for (let attempt = 0; made.length < count && attempt < count * 4; attempt += 1) {
    const { source: from, type, target: to } = making.random.pick(wheel);
    const source = pickLive(making, from);
    const target = pickLive(making, to);
    const key = `${source?.id} ${target?.id}`;
    if (source === undefined || target === undefined || taken.has(key)) continue;
    taken.add(key);
    made.push(makeRelationship(making, source, type, target));
  }
  return made.slice(0, count);
}

function pickLive({ random, byType }: Making, type: string): Made | undefined {
  const all = byType.get(type) ?? [];
  const made = all.length === 0 ? undefined : random.pick(all);
  return made?.revoked === true ? undefined : made;
}

function makeRelationship(making: Making, source: Made, type: string, target: Made): StixObject {
  const { random } = making;
  const picked = pickSources(making, 1.1);
  const links = [source.link, random.chance(0.3) ? target.link : undefined].filter((link) => link !== undefined);
  const description = inventProse(
    random,
    115,
    picked.map(({ source_name }) => source_name),
    links,
  );
  const cited = picked.length > 0 && { external_references: picked };
  return { ...makeBare(making, source, type, target), ...cited, description };
}

function makeBare({ random, identity, marking }: Making, source: Made, type: string, target: Made): StixObject {
  return {
    type: 'relationship',
    spec_version: '2.1',
    id: `relationship--${random.uuid()}`,
    ...makeTimes(random),
    created_by_ref: identity,
    revoked: false,
    object_marking_refs: [marking],
    relationship_type: type,
    source_ref: source.id,
    target_ref: target.id,
    x_mitre_modified_by_ref: identity,
    x_mitre_deprecated: false,
    x_mitre_attack_spec_version: '3.3.0',
  };
}
