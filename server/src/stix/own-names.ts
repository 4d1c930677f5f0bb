/**
 * The source names of one object, for the many questions that its citations ask of them. An object may have thousands of
 * both, so no question goes through all names: those of one length are looked up at once.
 */

/** Says whether a name may end at an offset of the text. */
type Ends = (at: number) => boolean;

/** The names of an object, the empty one left out. */
export interface OwnNames {
  has(name: string): boolean;
  /** Where the longest name that stands at `from` ends, of those that may end there. */
  endAt(text: string, from: number, ends: Ends): number | undefined;
  /** As `endAt`; capitals do not count. */
  foldedEndAt(text: string, from: number, ends: Ends): number | undefined;
  /** Those that `nearest` finds near a name; none once that was asked too often. */
  near(name: string): readonly string[];
}

/** Names by their length, the longest first. */
type ByLength = readonly (readonly [number, ReadonlySet<string>])[];

/** How many pairs of names are compared for one object: beyond it, a misspelt name is like none. */
const comparisons = 40_000;

/** How many units of text are looked up in vain for one object: beyond it, only brackets tell where a name ends. */
const vainUnits = 20_000_000;

/**
 * @param names as written, in the document's order
 * @param nearest finds the names near another one, see `nearestNames`
 */
export function readOwnNames(
  names: readonly string[],
  nearest: (name: string, known: Iterable<string>) => readonly string[],
): OwnNames {
  const known = new Set(names.filter((name) => name !== ''));
  let exact: ByLength | undefined;
  let folded: ByLength | undefined;
  let comparisonsLeft = comparisons;
  let unitsLeft = vainUnits;
  const search = (all: ByLength, from: number, ends: Ends, read: (to: number) => string): number | undefined => {
    for (const [length, ofLength] of all) {
      const to = from + length;
      if (!ends(to)) continue;
      if (ofLength.has(read(to))) return to;
      unitsLeft -= length;
      if (unitsLeft < 0) return undefined;
    }
    return undefined;
  };
  return {
    has: (name) => known.has(name),
    endAt(text, from, ends) {
      exact ??= byLength(known, (name) => name);
      return unitsLeft < 0 ? undefined : search(exact, from, ends, (to) => text.slice(from, to));
    },
    foldedEndAt(text, from, ends) {
      folded ??= byLength(known, (name) => name.toLowerCase());
      return unitsLeft < 0 ? undefined : search(folded, from, ends, (to) => text.slice(from, to).toLowerCase());
    },
    near(name) {
      comparisonsLeft -= known.size;
      return comparisonsLeft < 0 ? [] : nearest(name, known);
    },
  };
}

/** By the length as written, which may differ from that of the form: some capitals are two small letters. */
function byLength(names: Iterable<string>, form: (name: string) => string): ByLength {
  const found = new Map<number, Set<string>>();
  for (const name of names) {
    const ofLength = found.get(name.length);
    if (ofLength === undefined) found.set(name.length, new Set([form(name)]));
    else ofLength.add(form(name));
  }
  return [...found].sort(([a], [b]) => b - a);
}
