/** All places that name the same thing: what "find all references" lists and what highlights show of one document. */
import type { Path } from '../../index/facts.ts';
import { definitionsOf, usersOf } from '../../index/index.ts';
import { valuesOf } from '../../index/multimap.ts';
import type { DocumentHandle, ObjectRecord } from '../../index/record.ts';
import type { Workspace } from '../../workspace.ts';
import { idLocations } from './id-locations.ts';
import { type Location, objectTarget, type StringPart, valueLocation } from './location.ts';
import { citationsOf, entriesMeant, entriesNamed, othersWithSource } from './sources.ts';
import type { PlacedThing } from './thing-at.ts';

export interface UsesOptions {
  /** Whether the definition itself is listed too. */
  readonly includeDeclaration: boolean;
  /** Only objects of this document. */
  readonly within?: DocumentHandle;
}

/** A value of an object; the whole value when there is no part. */
interface Use {
  readonly path: Path;
  readonly part?: StringPart;
}

/**
 * All places that name the same as a place: of open documents the exact values, of others the objects that hold them.
 * Those of the same object come first, then of the same document.
 */
export function usesOf(workspace: Workspace, place: PlacedThing, options: UsesOptions): readonly Location[] {
  const { thing, record } = place;
  switch (thing.kind) {
    case 'reference':
    case 'id':
    case 'own-id':
      return thing.id === '' ? [] : ofId(workspace, thing.id, place, options);
    case 'observable':
      return ofObservable(workspace, record, thing.key, options);
    case 'citation': {
      const meant = entriesMeant(record.facts, thing.citation)[0]?.sourceName ?? thing.citation.name;
      return ofSource(workspace, meant, place, options);
    }
    case 'source-name':
      return ofSource(workspace, thing.sourceName, place, options);
    case 'link':
      return thing.link.attackId === undefined ? [] : ofAttackId(workspace, thing.link.attackId, place, options);
    case 'phase': {
      const { phase } = thing.phase;
      return inOrder(valuesOf(workspace.index.phaseUsers, phase), place, options).flatMap((user) =>
        usesIn(
          workspace,
          user,
          user.facts.phases.filter((one) => one.phase === phase),
        ),
      );
    }
    case 'relationship':
      return [];
  }
}

function ofId(workspace: Workspace, id: string, place: PlacedThing, options: UsesOptions): readonly Location[] {
  const { includeDeclaration } = options;
  const holders = new Set<ObjectRecord>(usersOf(workspace.index, id));
  if (includeDeclaration) for (const one of definitionsOf(workspace.index, id, place.document)) holders.add(one);
  return inOrder(holders, place, options).flatMap((holder) => idLocations(workspace, holder, id, includeDeclaration));
}

function ofObservable(
  workspace: Workspace,
  record: ObjectRecord,
  key: string,
  { includeDeclaration }: UsesOptions,
): readonly Location[] {
  const uses: Use[] = record.facts.references.filter((one) => one.objectKeys !== undefined && one.id === key);
  return usesIn(workspace, record, includeDeclaration ? [{ path: ['objects', key, 'type'] }, ...uses] : uses);
}

/** Markers and entries of the object itself, then of the others that have an entry of this name. */
function ofSource(workspace: Workspace, name: string, place: PlacedThing, options: UsesOptions): readonly Location[] {
  const holders = [place.record, ...othersWithSource(workspace.index, name, place.record)];
  return inOrder(holders, place, options).flatMap((holder) => {
    const entries = options.includeDeclaration ? entriesNamed(holder.facts, name) : [];
    return usesIn(workspace, holder, [
      ...citationsOf(holder.facts, name).map((one) => ({ path: one.path, part: one })),
      ...entries.map(({ path }) => ({ path: [...path, 'source_name'] })),
    ]);
  });
}

function ofAttackId(
  workspace: Workspace,
  attackId: string,
  place: PlacedThing,
  options: UsesOptions,
): readonly Location[] {
  const { index } = workspace;
  const defining = options.includeDeclaration ? inOrder(valuesOf(index.attackIds, attackId), place, options) : [];
  const linking = inOrder(valuesOf(index.linkUsers, attackId), place, options);
  return [
    ...defining.flatMap((record) => declarationOf(workspace, record)),
    ...linking.flatMap((record) => {
      const links = record.facts.links.filter((link) => link.attackId === attackId);
      return usesIn(
        workspace,
        record,
        links.map((link) => ({ path: link.path, part: link })),
      );
    }),
  ];
}

function declarationOf(workspace: Workspace, record: ObjectRecord): readonly Location[] {
  const target = objectTarget(workspace, record);
  if (target === undefined) return [];
  const { uri, from, to, start, end } = target;
  return [{ uri, from, to, start, end }];
}

/** Of a document that is not open, one location an object. */
function usesIn(workspace: Workspace, record: ObjectRecord, uses: readonly Use[]): readonly Location[] {
  const shown = record.document.origin === 'open' ? uses : uses.slice(0, 1);
  return shown.flatMap(({ path, part }) => valueLocation(workspace, record, path, part) ?? []);
}

/** The object itself, then its document's others, then the rest by document; in the order of the text. */
function inOrder(
  records: Iterable<ObjectRecord>,
  { record: own, document: from }: PlacedThing,
  { within }: UsesOptions,
): readonly ObjectRecord[] {
  const rank = (record: ObjectRecord): number => (record === own ? 0 : record.document === from ? 1 : 2);
  return [...records]
    .filter((record) => within === undefined || record.document === within)
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.document === b.document ? a.ordinal - b.ordinal : a.document.uri < b.document.uri ? -1 : 1),
    );
}
