/**
 * Edits as an editor sends them. Each is followed by the one that takes it back, so that the text stays what it was and
 * places need to be searched once.
 */
import { createText } from '../../server/src/syntax/text.ts';
import type { Random } from './generate/random.ts';
import { type CharacterKind, characterKinds, createPlaces } from './places.ts';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface ContentChange {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

export interface Keystroke {
  readonly kind: string;
  readonly change: ContentChange;
}

/** Kinds that are told apart: one is in an object as large as a file, the other changes what is right in every object. */
export const apart: ReadonlySet<string> = new Set<CharacterKind>(['giant object', 'id that all name']);
const hub: CharacterKind = 'id that all name';
/** Edits of the id that all objects name; each has all of them checked. */
const hubEdits = 20;

/** One-character edits, the kinds in turn: half insert first, half delete first. */
export function characterKeystrokes(content: string, random: Random, count: number): readonly Keystroke[] {
  const places = createPlaces(content, random);
  const write = createWriter(content);
  const keystrokes: Keystroke[] = [];
  const type = (kind: CharacterKind): void => {
    const place = places.find(kind);
    if (place === undefined) return;
    const { offset, text } = place;
    const isDeletion = random.chance(0.5) && /[A-Za-z0-9]/.test(content.charAt(offset));
    keystrokes.push(...write(kind, offset, isDeletion ? offset + 1 : offset, isDeletion ? '' : text));
  };
  const kinds = characterKinds.filter((kind) => kind !== hub && places.find(kind) !== undefined);
  for (let index = 0; keystrokes.length < count && kinds.length > 0; index += 1)
    type(kinds[index % kinds.length] ?? 'prose');
  for (let index = 0; index < Math.min(count, hubEdits) / 2; index += 1) type(hub);
  return keystrokes;
}

/** Whole objects pasted and deleted, and structure broken and mended. */
export function structureKeystrokes(content: string, random: Random, count: number): readonly Keystroke[] {
  const write = createWriter(content);
  const { chunks, layout } = createText(content);
  const objects = chunks
    .map(({ objectEnd }, index) => {
      const start = layout.offsets[index] ?? 0;
      return { start, end: start + objectEnd };
    })
    .slice(1, -21)
    .filter(({ start, end }) => end - start < 100_000);
  const kinds: Readonly<Record<string, (index: number) => readonly [number, number, string]>> = {
    'paste an object': (index) => [at(index).start, at(index).start, `${copy(random.below(objects.length))},\n`],
    'delete an object': (index) => [at(index).start, at(index + 1).start, ''],
    'paste 20 objects': (index) => {
      const copies = Array.from({ length: 20 }, () => `${copy(random.below(objects.length))},\n`);
      return [at(index).start, at(index).start, copies.join('')];
    },
    'delete 20 objects': (index) => [at(index).start, at(index + 20).start, ''],
    'a quote too many': (index) => [at(index).start + 5, at(index).start + 5, '"'],
    'a brace too many': (index) => [at(index).start, at(index).start, '{'],
    'an end too many': (index) => [at(index).start + 1, at(index).start + 1, '}'],
    'a bracket too many': (index) => [at(index).start + 1, at(index).start + 1, ']'],
    'a brace too few': (index) => [at(index).end - 1, at(index).end, ''],
    'a comma too few': (index) => [at(index).end, at(index).end + 1, ''],
  };
  const at = (index: number): { readonly start: number; readonly end: number } =>
    objects[index] ?? { start: 0, end: 0 };
  const copy = (index: number): string =>
    content.slice(at(index).start, at(index).end).replace(/--[0-9a-f]{8}/, `--${random.uuid().slice(0, 8)}`);

  const keystrokes: Keystroke[] = [];
  const names = Object.keys(kinds);
  for (let index = 0; keystrokes.length < count && objects.length > 40; index += 1) {
    const kind = names[index % names.length] ?? '';
    const [from, to, text] = kinds[kind]?.(random.below(objects.length - 21)) ?? [0, 0, ''];
    keystrokes.push(...write(kind, from, to, text));
  }
  return keystrokes;
}

/** LSP positions of a text, by searching its line breaks once. */
export function createPositions(content: string): (offset: number) => Position {
  const starts = [0];
  for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
}

type Writer = (kind: string, from: number, to: number, text: string) => readonly Keystroke[];

/** An edit of the untouched text, and the one that takes it back. */
function createWriter(content: string): Writer {
  const positionOf = createPositions(content);
  return (kind, from, to, text) => {
    const start = positionOf(from);
    const lines = text.split('\n');
    const last = lines.at(-1)?.length ?? 0;
    const end = {
      line: start.line + lines.length - 1,
      character: lines.length === 1 ? start.character + last : last,
    };
    return [
      { kind, change: { range: { start, end: positionOf(to) }, text } },
      { kind, change: { range: { start, end }, text: content.slice(from, to) } },
    ];
  };
}
