/**
 * Edit distance with an upper bound, for "did you mean": names and ids differ by a slip of the finger or not at all, so
 * everything beyond the bound is one answer ("too far") and costs as little as possible.
 */

/**
 * The Damerau-Levenshtein distance (optimal string alignment: insert, delete, replace, swap two neighbours) of two
 * strings in UTF-16 units, or undefined when it is greater than `max`. Time O(max × length).
 */
export function withinDistance(a: string, b: string, max: number): number | undefined {
  if (a === b) return max >= 0 ? 0 : undefined;
  if (max < 1 || Math.abs(a.length - b.length) > max) return undefined;
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  return banded(a.slice(start, endA), b.slice(start, endB), max);
}

/** The three rows of the dynamic programme, only the cells within `max` of the diagonal filled. */
function banded(a: string, b: string, max: number): number | undefined {
  const far = max + 1;
  let before = new Array<number>(b.length + 1).fill(far);
  let above = Array.from({ length: b.length + 1 }, (_, column) => Math.min(column, far));
  for (let row = 1; row <= a.length; row++) {
    const current = new Array<number>(b.length + 1).fill(far);
    if (row <= max) current[0] = row;
    let best = current[0] ?? far;
    for (let column = Math.max(1, row - max); column <= Math.min(b.length, row + max); column++) {
      const cost = cell(a, b, row, column, before, above, current, far);
      current[column] = cost;
      if (cost < best) best = cost;
    }
    if (best > max) return undefined;
    before = above;
    above = current;
  }
  const distance = above[b.length] ?? far;
  return distance > max ? undefined : distance;
}

function cell(
  a: string,
  b: string,
  row: number,
  column: number,
  before: readonly number[],
  above: readonly number[],
  current: readonly number[],
  far: number,
): number {
  const left = a.charCodeAt(row - 1);
  const right = b.charCodeAt(column - 1);
  let cost = Math.min(
    (above[column - 1] ?? far) + (left === right ? 0 : 1),
    (above[column] ?? far) + 1,
    (current[column - 1] ?? far) + 1,
  );
  if (row > 1 && column > 1 && left === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === right) {
    cost = Math.min(cost, (before[column - 2] ?? far) + 1);
  }
  return Math.min(cost, far);
}

/**
 * Those of `known` that are nearest to `candidate`, all at the same distance of at most `max`, in the order given,
 * without doubles; [] when none is near. `candidate` itself, where known, is the only answer.
 */
export function nearest(candidate: string, known: Iterable<string>, max: number): readonly string[] {
  let bound = max;
  let found = new Set<string>();
  for (const name of known) {
    const distance = withinDistance(candidate, name, bound);
    if (distance === undefined) continue;
    if (distance < bound) {
      found = new Set();
      bound = distance;
    }
    found.add(name);
  }
  return [...found];
}
