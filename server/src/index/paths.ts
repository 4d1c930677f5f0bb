/**
 * Paths that stand in nearly every object, shared: a bundle of 25,000 objects has a quarter of a million paths and a few
 * dozen different ones.
 */
import type { Path } from './facts.ts';

const sharedItems = 16;

const singles = [
  'created_by_ref',
  'x_mitre_modified_by_ref',
  'source_ref',
  'target_ref',
  'x_mitre_data_source_ref',
  'description',
  'x_mitre_detection',
];
const lists = ['object_marking_refs', 'external_references', 'x_mitre_analytic_refs', 'tactic_refs'];

const singlePaths: ReadonlyMap<string, Path> = new Map(singles.map((name) => [name, [name]]));
const itemPaths: ReadonlyMap<string, readonly Path[]> = new Map(
  lists.map((name) => [name, Array.from({ length: sharedItems }, (_, index) => [name, index])]),
);

/** A path with these steps; the steps may be changed afterwards. */
export function pathOf(steps: readonly (string | number)[]): Path {
  const [name, item] = steps;
  if (typeof name === 'string' && steps.length <= 2) {
    if (steps.length === 1) return singlePaths.get(name) ?? [name];
    if (typeof item === 'number') return itemPaths.get(name)?.[item] ?? [name, item];
  }
  return steps.slice();
}

/** Whether two paths lead to the same value; the last steps differ most often. */
export function samePath(a: Path, b: Path): boolean {
  if (a.length !== b.length) return false;
  for (let index = a.length - 1; index >= 0; index -= 1) if (a[index] !== b[index]) return false;
  return true;
}
