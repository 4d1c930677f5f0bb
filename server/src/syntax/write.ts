// Turns changes to an object's values into the fewest changes to its text: what no edit speaks of keeps its bytes,
// and what is new looks like its neighbours. Works on broken JSON as far as the tree goes.

import { containerOf, inLines, lineIndent } from './gaps.ts';
import { type JsonValue, printValue, takesLines } from './print.ts';
import { spliceEdits } from './splice.ts';
import { type Format, formatOf, type WriteStyle } from './style.ts';
import { type Node, nodeValue, type Path } from './tree.ts';
import { planEdits } from './write-plan.ts';
import { textEdits } from './write-string.ts';

/** A change to the text: replace [from, to) by `text`; offsets in the object's raw text, in UTF-16 units. */
export interface RawEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A change to one object in terms of its values; paths and indexes are those before any edit. */
export type ValueEdit =
  /** Replaces [from, to) of the decoded string at `path`. */
  | { readonly kind: 'text'; readonly path: Path; readonly from: number; readonly to: number; readonly text: string }
  /** Replaces the whole value at `path`. */
  | { readonly kind: 'value'; readonly path: Path; readonly value: JsonValue }
  /** Removes the member (each one of that key) or the array item at `path`. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Inserts an item before `index`, brought into the array's range; an absent array becomes a new member. */
  | { readonly kind: 'item'; readonly path: Path; readonly index: number; readonly value: JsonValue }
  /**
   * Sets a member of the object at `path`: replaces the value where the key is there; else the new member stands behind
   * `after` where that exists, else in order where three or more members are sorted by code units, else last.
   */
  | {
      readonly kind: 'member';
      readonly path: Path;
      readonly key: string;
      readonly value: JsonValue;
      readonly after?: string;
    };

/** The text's edits, sorted and apart from one another, and the number of value edits that found no place. */
export interface WrittenEdits {
  readonly edits: readonly RawEdit[];
  readonly skipped: number;
}

/**
 * The changes to the object's text that make the edits true, all together. Never throws. Left out and counted in
 * `skipped` is an edit whose path does not exist, whose value has another type than the edit needs, whose range is
 * outside the string, or that a removal or replacement of the same or an outer value overrules.
 *
 * @param text the object's text (what stands behind it does no harm)
 * @param root the object's tree over that text
 */
export function writeEdits(text: string, root: Node, edits: readonly ValueEdit[], style: WriteStyle): WrittenEdits {
  const plan = planEdits(root, edits);
  const format = formatOf(text, root, style);
  const raw: RawEdit[] = [];
  let skipped = plan.skipped;
  for (const [node, value] of plan.replaced) for (const edit of replacement(text, node, value, format)) raw.push(edit);
  for (const [node, splice] of plan.splices) for (const edit of spliceEdits(text, node, splice, format)) raw.push(edit);
  for (const [node, texts] of plan.texts) {
    const written = textEdits(text, node, texts, style);
    for (const edit of written.edits) raw.push(edit);
    skipped += written.skipped;
  }
  const { edits: kept, overlapping } = joined(raw);
  return { edits: kept.filter((edit) => text.slice(edit.from, edit.to) !== edit.text), skipped: skipped + overlapping };
}

/** A value that is equal already keeps its bytes. */
function replacement(text: string, node: Node, value: JsonValue, format: Format): readonly RawEdit[] {
  if (JSON.stringify(nodeValue(node)) === JSON.stringify(value)) return [];
  const lines =
    node.children !== undefined && node.children.length > 0
      ? inLines(text, node)
      : takesLines(text, containerOf(node), value, format);
  const indent = lineIndent(text, node.offset, format.outerIndent);
  const printed = printValue(value, { indent, inLines: lines }, format);
  return [{ from: node.offset, to: node.offset + node.length, text: printed }];
}

/** Edits that touch become one. In a broken tree nodes may overlap: the first one wins. */
function joined(raw: readonly RawEdit[]): { readonly edits: readonly RawEdit[]; readonly overlapping: number } {
  const edits: RawEdit[] = [];
  let overlapping = 0;
  for (const edit of [...raw].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = edits[edits.length - 1];
    if (last === undefined || edit.from > last.to) edits.push(edit);
    else if (edit.from < last.to) overlapping++;
    else edits[edits.length - 1] = { from: last.from, to: edit.to, text: last.text + edit.text };
  }
  return { edits, overlapping };
}
