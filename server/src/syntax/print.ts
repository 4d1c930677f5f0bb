// Prints a value as the object that it goes into is printed.

import { childValue, inLines, isContainer } from './gaps.ts';
import { encodeString } from './string.ts';
import type { Format } from './style.ts';
import type { Node } from './tree.ts';

/** What JSON can hold. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

/** How the first line of a value is indented, and whether the value may take more lines than one. */
export interface Place {
  readonly indent: string;
  readonly inLines: boolean;
}

/** The value's text; it does not start with the indentation. */
export function printValue(value: JsonValue, place: Place, format: Format): string {
  if (typeof value === 'string') return printString(value, format);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isArray(value)) {
    if (value.length === 0) return '[]';
    const within = inner(place, format.flatArrays && isPlainList(value), format);
    const items = value.map((item) => printValue(item, within, format));
    return bracket('[', items, ']', place, within, format.arrayPadding, format);
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const within = inner(place, false, format);
  const members = entries.map(([key, item]) => printMember(key, item, within, format.keySeparator, format));
  return bracket('{', members, '}', place, within, format.objectPadding, format);
}

/** A member: key, separator and value. */
export function printMember(key: string, value: JsonValue, place: Place, keySeparator: string, format: Format): string {
  return printString(key, format) + keySeparator + printValue(value, place, format);
}

/**
 * Whether a value that becomes a child of the container takes lines of its own: as a sibling of its kind does, else
 * as the container itself. A value without a container stands on one line.
 */
export function takesLines(text: string, container: Node | undefined, value: JsonValue, format: Format): boolean {
  if (container === undefined || value === null || typeof value !== 'object') return false;
  const plain = isPlainList(value);
  const sibling = container.children
    ?.map(childValue)
    .findLast((node) => node !== undefined && isKind(node, value, plain));
  if (sibling !== undefined) return inLines(text, sibling);
  return inLines(text, container) && !(plain && format.flatArrays);
}

/** A list that holds neither lists nor objects. */
export function isPlainList(value: JsonValue): boolean {
  return isArray(value) && value.every((item) => item === null || typeof item !== 'object');
}

/** `Array.isArray`, which TypeScript does not take as proof for readonly lists. */
export function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isKind(node: Node, value: JsonValue, plain: boolean): boolean {
  const children = node.children ?? [];
  if (children.length === 0 || node.type !== (isArray(value) ? 'array' : 'object')) return false;
  return node.type === 'object' || plain === !children.some(isContainer);
}

function inner(place: Place, flat: boolean, format: Format): Place {
  return { indent: place.indent + format.unit, inLines: place.inLines && !flat };
}

function bracket(
  open: string,
  children: readonly string[],
  close: string,
  place: Place,
  within: Place,
  padding: string,
  format: Format,
): string {
  if (!within.inLines) return open + padding + children.join(format.flatSeparator) + padding + close;
  const start = format.lineEnd + within.indent;
  return open + start + children.join(format.lineComma + start) + format.lineEnd + place.indent + close;
}

function printString(value: string, format: Format): string {
  return `"${encodeString(value, { ascii: format.ascii })}"`;
}
