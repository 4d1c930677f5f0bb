/** Find all references: of an id, of a source that is cited, of an ATT&CK link, of a kill chain phase. */
import type { Workspace } from '../workspace.ts';
import type { Location } from './shared/location.ts';
import { thingAt } from './shared/thing-at.ts';
import { usesOf } from './shared/uses.ts';

export interface ReferencesOptions {
  /** Whether the definition itself is listed too. */
  readonly includeDeclaration: boolean;
}

/**
 * All places, in every document, that name the same as the place at an offset of an open document: the same object's
 * first, then the same document's. Of documents that are not open, each object that names it, at its start.
 */
export function references(
  workspace: Workspace,
  uri: string,
  offset: number,
  { includeDeclaration }: ReferencesOptions,
): readonly Location[] {
  const place = thingAt(workspace, uri, offset);
  return place === undefined ? [] : usesOf(workspace, place, { includeDeclaration });
}
