/** Document highlights: where else in its document the thing at the cursor stands. */
import type { Workspace } from '../workspace.ts';
import { thingAt } from './shared/thing-at.ts';
import { usesOf } from './shared/uses.ts';

/** Offsets in the document. */
export interface Highlight {
  readonly from: number;
  readonly to: number;
}

/** The same id, source, ATT&CK link or phase in the same document; nothing where the document is not open. */
export function highlights(workspace: Workspace, uri: string, offset: number): readonly Highlight[] {
  const place = thingAt(workspace, uri, offset);
  if (place === undefined) return [];
  const locations = usesOf(workspace, place, { includeDeclaration: true, within: place.document });
  return locations.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [{ from, to }]));
}
