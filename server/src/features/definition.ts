/** Go to definition: from whatever names something to the place where that is. */
import { definitionsOf, objectsWithAttackId } from '../index/index.ts';
import type { ObjectRecord } from '../index/record.ts';
import type { Workspace } from '../workspace.ts';
import { objectTarget, type Target, valueTarget } from './shared/location.ts';
import { entriesMeant } from './shared/sources.ts';
import { tacticsOf } from './shared/tactics.ts';
import { type PlacedThing, thingAt } from './shared/thing-at.ts';

/** Where to go from [from, to) of the document; the best target first. */
export interface Definition {
  readonly from: number;
  readonly to: number;
  readonly targets: readonly Target[];
}

/**
 * The places that define what stands at an offset of an open document: the object of an id, the entry of a citation, the
 * object of an ATT&CK link, the tactic of a phase.
 * @returns undefined where nothing stands that is defined anywhere; no targets where the definition is not known
 */
export function definition(workspace: Workspace, uri: string, offset: number): Definition | undefined {
  const place = thingAt(workspace, uri, offset);
  const targets = place === undefined ? undefined : targetsOf(workspace, place);
  if (place === undefined || targets === undefined) return undefined;
  return { from: place.from, to: place.to, targets: targets.filter((target) => target !== undefined) };
}

function targetsOf(workspace: Workspace, place: PlacedThing): readonly (Target | undefined)[] | undefined {
  const { thing, record, document } = place;
  const objects = (records: readonly ObjectRecord[]) => records.map((one) => objectTarget(workspace, one));
  switch (thing.kind) {
    case 'reference':
    case 'id':
      return objects(definitionsOf(workspace.index, thing.id, document));
    case 'own-id':
      return objects([record]);
    case 'observable': {
      const path = ['objects', thing.key];
      return [valueTarget(workspace, record, [...path, 'type'], path)];
    }
    case 'citation':
      return entriesMeant(record.facts, thing.citation).map(({ path }) =>
        valueTarget(workspace, record, [...path, 'source_name'], path),
      );
    case 'source-name':
      return [valueTarget(workspace, record, [...thing.entry.path, 'source_name'], thing.entry.path)];
    case 'link':
      return thing.link.attackId === undefined
        ? []
        : objects(objectsWithAttackId(workspace.index, thing.link.attackId, document));
    case 'phase':
      return objects(tacticsOf(workspace.index, thing.phase, document));
    case 'relationship':
      return undefined;
  }
}
