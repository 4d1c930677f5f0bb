/**
 * Which places of an object are taken by edits, so that many fixes can become one change. Asking costs the depth of a
 * place, not the number of edits: a collection may have thousands.
 */
import type { Path } from './index/facts.ts';
import type { ValueEdit } from './syntax/write.ts';

export interface Claims {
  /** The edits taken, in their order. */
  readonly edits: ValueEdit[];
  readonly written: Set<string>;
  readonly places: Map<string, ValueEdit[]>;
  /** All that a taken place lies in. */
  readonly around: Set<string>;
}

export function createClaims(): Claims {
  return { edits: [], written: new Set(), places: new Map(), around: new Set() };
}

/** Whether just this edit is taken already. */
export function isTaken({ written }: Claims, edit: ValueEdit): boolean {
  return written.has(JSON.stringify(edit));
}

/** Whether another edit touches the same value, or one in it or around it. Members added beside each other do not. */
export function collides({ places, around }: Claims, edit: ValueEdit): boolean {
  const place = placeOf(edit);
  if (around.has(keyOf(place))) return true;
  for (let length = 0; length < place.length; length += 1) if (places.has(keyOf(place.slice(0, length)))) return true;
  return (places.get(keyOf(place)) ?? []).some((other) => !areApart(other, edit));
}

export function claim(claims: Claims, edit: ValueEdit): void {
  const place = placeOf(edit);
  const key = keyOf(place);
  claims.edits.push(edit);
  claims.written.add(JSON.stringify(edit));
  const present = claims.places.get(key);
  if (present === undefined) claims.places.set(key, [edit]);
  else present.push(edit);
  for (let length = 0; length < place.length; length += 1) claims.around.add(keyOf(place.slice(0, length)));
}

function areApart(a: ValueEdit, b: ValueEdit): boolean {
  return a.kind === 'text' && b.kind === 'text' && (a.to <= b.from || b.to <= a.from);
}

function placeOf(edit: ValueEdit): Path {
  return edit.kind === 'member' ? [...edit.path, edit.key] : edit.path;
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}
