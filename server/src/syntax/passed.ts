// An object that lost the `]` of a list swallows what follows: every next object is, by the grammar, an item of that
// list. So while an object is read, the first item is remembered that reads like an object of its own. Only when the
// structure fails in the end is it taken for the next object: a sound document is never cut inside an object.

/** What was passed while reading one object; filled by the functions below. */
export interface Passed {
  /** The first item, or anchored `{`, whose list is still open; -1: none. */
  at: number;
  /** How many brackets were open around it. */
  depth: number;
  /** The same, when its list has been closed since. */
  closed: number;
  /** For each depth where the `{` stands of an item of a list (-1: no item), and which of `type` and `id` it has. */
  readonly items: number[];
  readonly marks: number[];
}

const TYPE = 1;
const ID = 2;

export function createPassed(): Passed {
  return { at: -1, depth: 0, closed: -1, items: [], marks: [] };
}

/** Forgets what was passed; the lists are written before they are read. */
export function resetPassed(passed: Passed): void {
  passed.at = -1;
  passed.closed = -1;
}

/** A bracket opened, which is the `depth`-th one; `item` is the offset of an item's `{`, else -1. */
export function passOpening(passed: Passed, depth: number, item: number): void {
  passed.items[depth] = item;
  passed.marks[depth] = 0;
}

/** A key, written in (quote, close), of the object that is the `depth`-th open bracket. */
export function passKey(passed: Passed, text: string, depth: number, quote: number, close: number): void {
  const size = close - quote - 1;
  const mark =
    size === 4 && text.startsWith('type', quote + 1) ? TYPE : size === 2 && text.startsWith('id', quote + 1) ? ID : 0;
  if (mark === 0) return;
  const item = passed.items[depth] ?? -1;
  const marks = (passed.marks[depth] ?? 0) | mark;
  passed.marks[depth] = marks;
  if (item !== -1 && marks === (TYPE | ID)) pass(passed, item, depth - 1);
}

/** An item at `at`, inside `depth` open brackets, may be the next object. */
export function pass(passed: Passed, at: number, depth: number): void {
  if (passed.at !== -1 && passed.at < at) return;
  passed.at = at;
  passed.depth = depth;
}

/** Brackets closed, `depth` are open now. */
export function passClosing(passed: Passed, depth: number): void {
  if (passed.at === -1 || depth >= passed.depth) return;
  passed.closed = passed.at;
  passed.at = -1;
}
