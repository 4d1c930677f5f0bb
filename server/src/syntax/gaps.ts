// Between the children of a list or an object stand the commas, line breaks and blanks that an edit must keep, copy or
// take away. These functions find them, also in broken JSON, where a bracket, a comma or a value may be missing.

import type { Node } from './tree.ts';

/** Offsets in the object's text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether a node is a list or an object. */
export function isContainer(node: Node): boolean {
  return node.type === 'array' || node.type === 'object';
}

/** The list or object that a value stands in, as item or as member's value; undefined for the root. */
export function containerOf(node: Node): Node | undefined {
  return node.parent?.type === 'property' ? node.parent.parent : node.parent;
}

/** The value of a container's child: of a member its value, which broken JSON may lack. */
export function childValue(child: Node): Node | undefined {
  return child.type === 'property' ? child.children?.[1] : child;
}

/** What a child takes up. jsonc-parser lets a member without a value reach over the closing bracket. */
export function spanOf(child: Node): Span {
  if (child.type !== 'property') return { from: child.offset, to: child.offset + child.length };
  const [key, value] = child.children ?? [];
  if (value !== undefined) return { from: child.offset, to: value.offset + value.length };
  const keyEnd = key === undefined ? child.offset : key.offset + key.length;
  return { from: child.offset, to: child.colonOffset === undefined ? keyEnd : child.colonOffset + 1 };
}

/** What is inside a container's brackets; `closed` is false where the closing one is missing. */
export function bracketSpan(text: string, node: Node): Span & { readonly closed: boolean } {
  const from = Math.min(node.offset + 1, text.length);
  const end = Math.min(node.offset + node.length, text.length);
  const last = node.children?.[node.children.length - 1];
  const inside = last === undefined ? from : spanOf(last).to;
  const closed = end - 1 >= inside && text.charAt(end - 1) === (node.type === 'array' ? ']' : '}');
  return { from, to: Math.max(inside, closed ? end - 1 : end), closed };
}

/** The text before the child at an index; for 0 from the opening bracket, for the number of children to the closing one. */
export function gapBefore(text: string, node: Node, index: number): string {
  const before = node.children?.[index - 1];
  const child = node.children?.[index];
  const brackets = bracketSpan(text, node);
  return text.slice(before ? spanOf(before).to : brackets.from, child ? spanOf(child).from : brackets.to);
}

/** Whether children stand on lines of their own, or at least on more lines than one. */
export function inLines(text: string, node: Node): boolean {
  return (node.children ?? []).some((_, index) => hasBreak(gapBefore(text, node, index)));
}

/** Whether the text has a line break: `\n`, `\r\n` or a lone `\r`. */
export function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** Nothing but JSON's white space. */
export function blank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

/** White space and at most one comma: no comment, nothing broken. */
export function cleanGap(gap: string): boolean {
  return /^[ \t\r\n]*(?:,[ \t\r\n]*)?$/.test(gap);
}

/** Where the line of an offset starts; 0 for the text's first. */
export function lineStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The white space that the line of an offset starts with; `first` for the text's first line, which starts outside. */
export function lineIndent(text: string, offset: number, first: string): string {
  const start = lineStart(text, offset);
  if (start === 0) return first;
  let end = start;
  while (end < offset && (text.charAt(end) === ' ' || text.charAt(end) === '\t')) end++;
  return text.slice(start, end);
}
