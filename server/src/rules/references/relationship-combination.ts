/**
 * A relationship between objects of types that neither the specification nor ATT&CK documents with this
 * `relationship_type`: a tool does not mitigate a technique. Mostly the ends are swapped, or an id is wrong; consumers
 * that know the documented combinations only drop the relationship.
 *
 * ## Invalid
 * ```json
 * [
 *   {
 *     "type": "relationship",
 *     "spec_version": "2.1",
 *     "id": "relationship--0a4c9b7e-5d21-4f38-8b6a-91c2e07d3f14",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "relationship_type": "uses",
 *     "source_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "target_ref": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63"
 *   },
 *   {
 *     "type": "campaign",
 *     "spec_version": "2.1",
 *     "id": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Quiet Harbour"
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   }
 * ]
 * ```
 *
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "relationship",
 *     "spec_version": "2.1",
 *     "id": "relationship--0a4c9b7e-5d21-4f38-8b6a-91c2e07d3f14",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "relationship_type": "uses",
 *     "source_ref": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *     "target_ref": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01"
 *   },
 *   {
 *     "type": "campaign",
 *     "spec_version": "2.1",
 *     "id": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Quiet Harbour"
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   }
 * ]
 * ```
 *
 * ## When it is quiet
 * An end is of a type that neither STIX nor ATT&CK defines (an extension's), or of `incident`, whose relationships STIX 2.1
 * leaves open; the `relationship_type` is one that nobody documents, or an end is not well formed.
 */
import type { Facts } from '../../index/facts.ts';
import { documentedCombination, legalTypes } from '../../stix/relationships.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Ends, soundEnds } from '../shared/reference-ends.ts';

interface TypedEnds extends Ends {
  readonly relationshipType: string;
}

export const relationshipCombination: Rule = {
  code: 'relationship-combination',
  group: 'references',
  title: 'Neither the specification nor ATT&CK documents this relationship between objects of these types',
  severity: { attack: 'warning', stix: 'warning' },
  scope: 'object',
  check({ facts }, report) {
    const ends = typedEnds(facts);
    if (ends === undefined) return;
    const { sourceType, relationshipType, targetType } = ends;
    if (documentedCombination(sourceType, relationshipType, targetType) !== false) return;
    report({
      path: ['relationship_type'],
      message: `"${sourceType} ${relationshipType} ${targetType}" is not documented`,
    });
  },
  fix(_finding, { facts }) {
    const ends = typedEnds(facts);
    return ends === undefined ? [] : [...swapFix(ends), ...typeFixes(ends)];
  },
};

function typedEnds(facts: Facts): TypedEnds | undefined {
  const relationshipType = facts.relationship?.relationshipType;
  const ends = relationshipType ? soundEnds(facts) : undefined;
  return relationshipType && ends ? { ...ends, relationshipType } : undefined;
}

function swapFix({ source, target, sourceType, targetType, relationshipType }: TypedEnds): readonly Fix[] {
  if (documentedCombination(targetType, relationshipType, sourceType) !== true) return [];
  return [
    {
      title: 'Swap source_ref and target_ref',
      edits: [
        { kind: 'value', path: ['source_ref'], value: target },
        { kind: 'value', path: ['target_ref'], value: source },
      ],
      preferred: true,
    },
  ];
}

function typeFixes({ sourceType, targetType }: Ends): readonly Fix[] {
  return legalTypes(sourceType, targetType).map((type) => ({
    title: `Set relationship_type to ${type}`,
    edits: [{ kind: 'value', path: ['relationship_type'], value: type }],
  }));
}
