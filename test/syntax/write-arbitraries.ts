// Random objects, edits and styles for the writer's tests.

import fc from 'fast-check';
import type { JsonValue } from '../../server/src/syntax/print.ts';
import type { ValueEdit } from '../../server/src/syntax/write.ts';
import { type Style, toolStyles } from './write-styles.ts';

type Path = readonly (string | number)[];
interface Place {
  readonly path: Path;
  readonly value: JsonValue;
}

const word = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '"', '\\u00e9', 'a\\', 'é', '\u{1f600}x', '\ud83d', '\ude00', 'tab\tline\n', ' ', '/', '\u007f'),
);
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((n) => (n === 0 ? 0 : n));
/** Half of a surrogate pair that stands alone is an escape, and stays one when an edit adds the other half. */
const wholeWord = word.filter((text) => !/\p{Surrogate}/u.test(text));

/** Names that sort, need escapes, are empty, or look like numbers. */
export const anyKey = fc
  .oneof(fc.constantFrom('a', 'b', 'c', 'd', '', '0', '12', 'é', '"', '\\', '\u{1f600}', '-1'), word)
  .filter((key) => key !== '__proto__');
const plainKey = fc.stringMatching(/^[a-z_]{1,4}$/);

/** A value of little depth; the keys as given. */
export function anyValue(key: fc.Arbitrary<string>, text = word): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof(fc.constant(null), fc.boolean(), number, text),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;
}

/** An object and edits of its values. With `tidy`, names do not look like numbers and edits leave `id` and `type` alone. */
export function objectAndEdits(tidy: boolean): fc.Arbitrary<{ object: JsonValue; edits: readonly ValueEdit[] }> {
  const key = tidy ? plainKey : anyKey;
  const text = tidy ? wholeWord : word;
  return fc
    .dictionary(key, anyValue(key, text), { maxKeys: 6, noNullPrototype: true })
    .map((members): JsonValue => (tidy ? { type: 'x', id: 'y', ...members } : members))
    .chain((object) => {
      const places = placesOf(object, []).filter(({ path }) => !tidy || (path[0] !== 'type' && path[0] !== 'id'));
      const edit =
        places.length === 0
          ? fc.constant(undefined)
          : fc.constantFrom(...places).chain((place) => editAt(place, key, text, tidy));
      return fc
        .array(edit, { maxLength: 6 })
        .map((list) => ({ object, edits: list.filter((item) => item !== undefined) }));
    });
}

/** A style, with mess or without. */
export const anyStyle: fc.Arbitrary<Style> = fc
  .record({ style: fc.constantFrom(...toolStyles), mess: fc.array(fc.nat(7), { maxLength: 12 }) })
  .map(({ style, mess }) => ({ ...style, mess }));

/** Every value in a value, outer before inner. */
export function placesOf(value: JsonValue, path: Path): readonly Place[] {
  const steps: readonly [string | number, JsonValue][] =
    value === null || typeof value !== 'object'
      ? []
      : Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value);
  return [{ path, value }, ...steps.flatMap(([step, child]) => placesOf(child, [...path, step]))];
}

function editAt(
  { path, value }: Place,
  key: fc.Arbitrary<string>,
  text: fc.Arbitrary<string>,
  tidy: boolean,
): fc.Arbitrary<ValueEdit> {
  const choices: fc.Arbitrary<ValueEdit>[] = [];
  const fresh = anyValue(key, text);
  if (path.length > 0) {
    choices.push(fc.constant({ kind: 'remove', path }));
    choices.push(fresh.map((next) => ({ kind: 'value', path, value: next })));
  }
  if (typeof value === 'string') {
    const offset = fc.nat(value.length + (tidy ? 0 : 1));
    choices.push(
      fc
        .tuple(offset, offset, text)
        .map(([a, b, put]) => ({ kind: 'text', path, from: Math.min(a, b), to: Math.max(a, b), text: put })),
    );
  } else if (Array.isArray(value)) {
    choices.push(
      fc
        .tuple(fc.integer({ min: -1, max: value.length + 1 }), fresh)
        .map(([index, item]) => ({ kind: 'item', path, index, value: item })),
    );
  } else if (value !== null && typeof value === 'object') {
    const after = fc.option(fc.constantFrom('none', ...Object.keys(value)), { nil: undefined });
    const newKey = tidy ? key.filter((name) => name !== 'id' && name !== 'type') : key;
    choices.push(
      fc
        .tuple(newKey, fresh, after)
        .map(([name, next, neighbour]) => ({ kind: 'member', path, key: name, value: next, after: neighbour })),
    );
    choices.push(
      fc.tuple(newKey, fresh).map(([name, item]) => ({ kind: 'item', path: [...path, name], index: 0, value: item })),
    );
  }
  return choices.length === 0 ? fc.constant({ kind: 'remove', path: ['none'] }) : fc.oneof(...choices);
}
