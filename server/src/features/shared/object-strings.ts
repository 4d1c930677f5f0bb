/**
 * The strings of one object's text: which one stands at an offset, and where the one at a path stands. Offsets count in
 * the chunk. Objects of ordinary size go through the tree; for the few of megabytes (a collection lists every object of
 * its release) a scan up to the offset answers within milliseconds where the tree would take a tenth of a second.
 */
import type { Path } from '../../index/facts.ts';
import type { Chunk } from '../../syntax/chunk.ts';
import { decodeString } from '../../syntax/string.ts';
import { type Node, type ObjectTree, pathAt } from '../../syntax/tree.ts';

const largestForTree = 65_536;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** A string literal, quotes included, and the path of the value that it is or (a key) belongs to. */
export interface StringPlace {
  readonly path: Path;
  readonly from: number;
  readonly to: number;
  readonly isKey: boolean;
}

/** The string at an offset of a chunk, its quotes included; undefined where none is. */
export function stringAt(chunk: Chunk, treeOf: (chunk: Chunk) => ObjectTree, offset: number): StringPlace | undefined {
  if (chunk.objectEnd > largestForTree && !chunk.broken) return scanForString(chunk.text, chunk.objectEnd, offset);
  const place = pathAt(treeOf(chunk), offset);
  if (place === undefined || place.node.type !== 'string') return undefined;
  const from = place.node.offset;
  const to = from + place.node.length;
  return offset < from || offset > to ? undefined : { path: place.path, from, to, isKey: place.isKey };
}

/** The node of the value at a path. Of a member that is there twice the last, which is the one that facts are read from. */
export function valueNode(tree: ObjectTree, path: Path): Node | undefined {
  let node = tree.root;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = typeof step === 'number' ? node.children?.[step] : memberValue(node, step);
  }
  return node;
}

function memberValue(node: Node, key: string): Node | undefined {
  return node.children?.findLast((property) => property.children?.[0]?.value === key)?.children?.[1];
}

/** As `stringAt`, for text of sound structure: reads from the object's start to the offset. */
export function scanForString(text: string, end: number, offset: number): StringPlace | undefined {
  /** By depth: an index, or where the key starts in the text (as `-1 - at`). Keys are read once the place is found. */
  const steps: number[] = [];
  let top = -1;
  let keyNext = false;
  for (let at = 0; at < end && at <= offset; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const to = literalEnd(text, at);
        if (to > end) return undefined;
        if (keyNext) steps[top] = -1 - at;
        if (offset <= to) return { path: pathOf(text, steps), from: at, to, isKey: keyNext };
        at = to - 1;
        break;
      }
      case OPEN_BRACE:
        top = steps.push(-1) - 1;
        keyNext = true;
        break;
      case OPEN_BRACKET:
        top = steps.push(0) - 1;
        keyNext = false;
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        steps.pop();
        top -= 1;
        keyNext = false;
        break;
      case COMMA: {
        const step = steps[top] ?? 0;
        if (step < 0) keyNext = true;
        else steps[top] = step + 1;
        break;
      }
      case COLON:
        keyNext = false;
        break;
      default:
    }
  }
  return undefined;
}

function pathOf(text: string, steps: readonly number[]): Path {
  return steps.map((step) => (step < 0 ? decodeString(text.slice(-1 - step, literalEnd(text, -1 - step))) : step));
}

/** Behind the closing quote of the literal that starts at `at`; infinite where nothing closes it. */
function literalEnd(text: string, at: number): number {
  let close = text.indexOf('"', at + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? Number.POSITIVE_INFINITY : close + 1;
}

/** Whether an odd number of backslashes stands before `at`. */
export function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
  return slashes % 2 === 1;
}
