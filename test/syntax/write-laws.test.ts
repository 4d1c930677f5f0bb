import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../server/src/syntax/print.ts';
import { styleOf } from '../../server/src/syntax/style.ts';
import { type RawEdit, type ValueEdit, writeEdits } from '../../server/src/syntax/write.ts';
import { anyStyle, objectAndEdits, placesOf } from './write-arbitraries.ts';
import { applyToValue } from './write-model.ts';
import { print, toolStyles } from './write-styles.ts';

const runs = { numRuns: 1500 };

function write(
  text: string,
  edits: readonly ValueEdit[],
): { edits: readonly RawEdit[]; skipped: number; text: string } {
  const root = parseTree(text);
  if (root === undefined) throw new Error('no tree');
  const written = writeEdits(text, root, edits, styleOf(text));
  return { ...written, text: applyRaw(text, written.edits) };
}

function applyRaw(text: string, edits: readonly RawEdit[]): string {
  return edits.reduceRight((result, edit) => result.slice(0, edit.from) + edit.text + result.slice(edit.to), text);
}

test('the values after are the edited values of before', () => {
  fc.assert(
    fc.property(objectAndEdits(false), anyStyle, ({ object, edits }, style) => {
      const before = print(object, style);
      const after = write(before, edits);
      expect(JSON.parse(after.text)).toEqual(applyToValue(JSON.parse(before), edits));
    }),
    runs,
  );
});

test('edits are sorted, apart from one another, and change only what is touched and the commas and blanks beside it', () => {
  fc.assert(
    fc.property(objectAndEdits(false), anyStyle, ({ object, edits }, style) => {
      const before = print(object, style);
      const written = write(before, edits);
      const touched = new Set<string>();
      applyToValue(JSON.parse(before), edits, touched);
      const untouched = tokens(parseTree(before), [], touched);
      let end = -1;
      for (const { from, to, text } of written.edits) {
        expect(from).toBeGreaterThan(end);
        expect(before.slice(from, to)).not.toBe(text);
        for (const token of untouched) {
          expect(token.from >= to || token.to <= from, `${before.slice(token.from, token.to)} is touched`).toBe(true);
        }
        end = to;
      }
    }),
    runs,
  );
});

test('a removal finds every place and leaves no blank line', () => {
  fc.assert(
    fc.property(objectAndEdits(false), anyStyle, ({ object }, style) => {
      const before = print(object, { ...style, mess: style.mess.filter((dice) => dice !== 2) });
      for (const { path } of placesOf(object, []).slice(1)) {
        const after = write(before, [{ kind: 'remove', path }]);
        expect(after.edits.length).toBeGreaterThan(0);
        expect(after.skipped).toBe(0);
        expect(after.text.split(/\r\n|\n|\r/).some((line) => line.trim() === '')).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
});

test('in a file that keeps to one style, the result is what the tool would have written', () => {
  fc.assert(
    fc.property(objectAndEdits(true), fc.constantFrom(...toolStyles), ({ object, edits }, style) => {
      const before = print(object, style);
      const root = parseTree(before);
      if (root === undefined) throw new Error('no tree');
      const written = writeEdits(before, root, edits, { ascii: style.ascii, lineEnd: style.lineEnd });
      expect(applyRaw(before, written.edits)).toBe(print(applyToValue(object, edits), style));
    }),
    runs,
  );
});

test('what is removed and put back is written as before', () => {
  fc.assert(
    fc.property(objectAndEdits(true), fc.constantFrom(...toolStyles), ({ object }, style) => {
      const before = print(object, style);
      const same = { ascii: style.ascii, lineEnd: style.lineEnd };
      for (const { path, value } of placesOf(object, []).slice(3)) {
        const without = edited(before, [{ kind: 'remove', path }], same);
        expect(edited(without, [putBack(object, path, value)], same)).toBe(before);
      }
    }),
    { numRuns: 300 },
  );
});

test('any cut or damage of the text is survived', () => {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(3),
    text: fc.constantFrom('', '"', '{', '}', '[', ']', ',', ':', ' tru ', '//'),
  });
  fc.assert(
    fc.property(
      objectAndEdits(false),
      anyStyle,
      fc.array(damage, { maxLength: 3 }),
      fc.boolean(),
      (given, style, damages, cut) => {
        let text = print(given.object, style);
        for (const { at, length, text: put } of damages) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + put + (cut ? '' : text.slice(from + length));
        }
        const root = parseTree(text);
        fc.pre(root !== undefined);
        if (root === undefined) return;
        const { edits, skipped } = writeEdits(text, root, given.edits, styleOf(text));
        expect(skipped).toBeLessThanOrEqual(given.edits.length);
        let end = -1;
        for (const edit of edits) {
          expect(edit.from).toBeGreaterThan(end);
          expect(edit.to).toBeGreaterThanOrEqual(edit.from);
          expect(edit.to).toBeLessThanOrEqual(text.length);
          end = edit.to;
        }
      },
    ),
    { numRuns: 3000 },
  );
});

function edited(text: string, edits: readonly ValueEdit[], style: ReturnType<typeof styleOf>): string {
  const root = parseTree(text);
  if (root === undefined) throw new Error('no tree');
  return applyRaw(text, writeEdits(text, root, edits, style).edits);
}

function putBack(object: JsonValue, path: readonly (string | number)[], value: JsonValue): ValueEdit {
  const step = path[path.length - 1];
  const outer = path.slice(0, -1);
  if (typeof step === 'number') return { kind: 'item', path: outer, index: step, value };
  const holder = outer.reduce<unknown>((item, key) => (item as Record<string, unknown>)[key], object);
  const keys = Object.keys(holder as object);
  const after = keys[keys.indexOf(String(step)) - 1];
  if (after !== undefined) return { kind: 'member', path: outer, key: String(step), value, after };
  const rest = Object.fromEntries(Object.entries(holder as object).slice(1)) as JsonValue;
  return { kind: 'value', path: outer, value: { [String(step)]: value, ...(rest as object) } };
}

/** Keys and plain values that nothing touches; of a repeated key only the last member, which has the value. */
function tokens(
  node: Node | undefined,
  path: readonly (string | number)[],
  touched: ReadonlySet<string>,
): { from: number; to: number }[] {
  if (node === undefined || touched.has(JSON.stringify(path))) return [];
  if (node.type === 'array')
    return (node.children ?? []).flatMap((child, index) => tokens(child, [...path, index], touched));
  if (node.type !== 'object') return [{ from: node.offset, to: node.offset + node.length }];
  const keys = (node.children ?? []).map((child) => String(child.children?.[0]?.value));
  return (node.children ?? []).flatMap((child, index) => {
    const key = keys[index] ?? '';
    const [name, value] = child.children ?? [];
    if (keys.lastIndexOf(key) !== index || name === undefined) return [];
    const inside = tokens(value, [...path, key], touched);
    const isRemoved = touched.has(JSON.stringify([...path, key])) && value !== undefined;
    return isRemoved ? inside : [{ from: name.offset, to: name.offset + name.length }, ...inside];
  });
}
