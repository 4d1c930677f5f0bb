import { parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { styleOf } from '../../server/src/syntax/style.ts';
import { type RawEdit, type ValueEdit, writeEdits } from '../../server/src/syntax/write.ts';

function raw(text: string, ...edits: ValueEdit[]): { edits: readonly RawEdit[]; skipped: number } {
  const root = parseTree(text);
  if (root === undefined) throw new Error('no tree');
  return writeEdits(text, root, edits, styleOf(text));
}

function write(text: string, ...edits: ValueEdit[]): string {
  return raw(text, ...edits).edits.reduceRight(
    (result, edit) => result.slice(0, edit.from) + edit.text + result.slice(edit.to),
    text,
  );
}

const lines = (...list: string[]) => list.join('\n');

test('a text edit writes only the changed characters, through escapes', () => {
  const text = String.raw`{"d": "a\u00E9\/\n(Citation: X Y)\ud83d\ude00 end"}`;
  expect(raw(text, { kind: 'text', path: ['d'], from: 16, to: 17, text: '' })).toEqual({
    edits: [{ from: 30, to: 31, text: '' }],
    skipped: 0,
  });
  expect(write(text, { kind: 'text', path: ['d'], from: 1, to: 2, text: 'ö"\\\u0001' })).toBe(
    String.raw`{"d": "a\u00f6\"\\\u0001\/\n(Citation: X Y)\ud83d\ude00 end"}`,
  );
});

test('a file with other characters gets them as they are', () => {
  const text = '{"d": "é", "e": "\\u00e8"}';
  expect(write(text, { kind: 'text', path: ['e'], from: 1, to: 1, text: 'ö\ud800' })).toBe(
    '{"d": "é", "e": "\\u00e8ö\\ud800"}',
  );
});

test('half of a character is written as an escape, never left alone in the file', () => {
  const text = '{"d": "a\u{1f600}b"}';
  expect(write(text, { kind: 'text', path: ['d'], from: 1, to: 2, text: 'x' })).toBe('{"d": "ax\\ude00b"}');
  expect(write(text, { kind: 'text', path: ['d'], from: 2, to: 2, text: 'x' })).toBe('{"d": "a\\ud83dx\\ude00b"}');
  expect(write(text, { kind: 'text', path: ['d'], from: 2, to: 3, text: '\ude01' })).toBe('{"d": "a\u{1f601}b"}');
});

test('an item takes a line where its neighbours do, at the start, between and at the end', () => {
  const text = lines('{', '    "a": [', '        "x",', '        "y"', '    ]', '}');
  const item = (index: number): ValueEdit => ({ kind: 'item', path: ['a'], index, value: { k: [1] } });
  const printed = ['        {', '            "k": [', '                1', '            ]', '        }'].join('\n');
  expect(write(text, item(0))).toBe(text.replace('        "x"', () => `${printed},\n        "x"`));
  expect(write(text, item(1))).toBe(text.replace('        "y"', () => `${printed},\n        "y"`));
  expect(write(text, item(2))).toBe(text.replace('"y"', () => `"y",\n${printed}`));
});

test('an item stays on the line of its neighbours', () => {
  const item: ValueEdit = { kind: 'item', path: ['a'], index: 9, value: { k: 1, l: [] } };
  expect(write('{"a": ["x", "y"], "b": 1}', item)).toBe('{"a": ["x", "y", {"k": 1, "l": []}], "b": 1}');
  expect(write('{"a":["x"],"b":1}', item)).toBe('{"a":["x",{"k":1,"l":[]}],"b":1}');
  expect(write('{\n\t"a": ["x"],\n\t"b": 1\n}', { ...item, value: 'z' })).toBe('{\n\t"a": ["x", "z"],\n\t"b": 1\n}');
});

test('objects whose braces share a line with the next one stay so', () => {
  const text = lines('{', '  "a": [{', '    "k": 1', '  }, {', '    "k": 2', '  }]', '}');
  expect(write(text, { kind: 'item', path: ['a'], index: 1, value: { k: 3 } })).toBe(
    lines('{', '  "a": [{', '    "k": 1', '  }, {', '    "k": 3', '  }, {', '    "k": 2', '  }]', '}'),
  );
});

test('a first item takes the style of the object around it', () => {
  const item: ValueEdit = { kind: 'item', path: ['a'], index: 0, value: 'x' };
  expect(write('{"a": [], "b": 1}', item)).toBe('{"a": ["x"], "b": 1}');
  expect(write(lines('{', '  "a": [ ],', '  "b": 1', '}'), item)).toBe(
    lines('{', '  "a": [', '    "x"', '  ],', '  "b": 1', '}'),
  );
  expect(write(lines('{', '  "a": [],', '  "b": ["y"]', '}'), item)).toBe(
    lines('{', '  "a": ["x"],', '  "b": ["y"]', '}'),
  );
});

test('items for a list that is not there make one new member', () => {
  const reference = { source_name: 's', url: 'u' };
  const item: ValueEdit = { kind: 'item', path: ['external_references'], index: 0, value: reference };
  const text = lines('{', '    "type": "x",', '    "id": "y"', '        }');
  expect(write(text, item, { ...item, index: 1, value: 'z' })).toBe(
    lines(
      '{',
      '    "type": "x",',
      '    "id": "y",',
      '    "external_references": [',
      '      {',
      '        "source_name": "s",',
      '        "url": "u"',
      '      },',
      '      "z"',
      '    ]',
      '        }',
    ),
  );
});

test('a member stands behind `after`, else where it sorts, else last', () => {
  const member = (key: string, after?: string): ValueEdit => ({ kind: 'member', path: [], key, value: 0, after });
  expect(write('{"b": 1, "c": 2, "e": 3}', member('d'))).toBe('{"b": 1, "c": 2, "d": 0, "e": 3}');
  expect(write('{"b": 1, "c": 2, "e": 3}', member('a'), member('f'))).toBe('{"a": 0, "b": 1, "c": 2, "e": 3, "f": 0}');
  expect(write('{"b": 1, "c": 2, "e": 3}', member('d', 'b'))).toBe('{"b": 1, "d": 0, "c": 2, "e": 3}');
  expect(write('{"b": 1, "c": 2}', member('a', 'z'))).toBe('{"b": 1, "c": 2, "a": 0}');
  expect(write('{"b": 1, "e": 2, "c": 3}', member('p', 'b'), member('q', 'b'), member('r', 'q'))).toBe(
    '{"b": 1, "p": 0, "q": 0, "r": 0, "e": 2, "c": 3}',
  );
  expect(write('{"b": 1, "c": 2, "e": 3}', member('c'))).toBe('{"b": 1, "c": 0, "e": 3}');
});

test('a removal takes the comma and the line', () => {
  const text = lines('{', '  "a": 1,', '', '  "b": 2,  ', '  "c": 3', '}');
  const remove = (...keys: string[]) => write(text, ...keys.map((key): ValueEdit => ({ kind: 'remove', path: [key] })));
  expect(remove('a')).toBe(lines('{', '  "b": 2,  ', '  "c": 3', '}'));
  expect(remove('b')).toBe(lines('{', '  "a": 1,', '', '  "c": 3', '}'));
  expect(remove('c')).toBe(lines('{', '  "a": 1,', '', '  "b": 2', '}'));
  expect(remove('c', 'b')).toBe(lines('{', '  "a": 1', '}'));
  expect(remove('a', 'b', 'c')).toBe('{}');
});

test('commas at the start of the line stay there', () => {
  const text = lines('{ "a": 1', ', "b": 2', ', "c": 3', '}');
  expect(write(text, { kind: 'remove', path: ['b'] })).toBe(lines('{ "a": 1', ', "c": 3', '}'));
  expect(write(text, { kind: 'member', path: [], key: 'd', value: 4 })).toBe(
    lines('{ "a": 1', ', "b": 2', ', "c": 3', ', "d": 4', '}'),
  );
});

test('of joined lines the next member takes the place', () => {
  const text = lines('{"a": 1,', ' "b": 2, "c": 3,', ' "d": 4}');
  expect(write(text, { kind: 'remove', path: ['b'] })).toBe(lines('{"a": 1,', ' "c": 3,', ' "d": 4}'));
  expect(write(text, { kind: 'remove', path: ['c'] })).toBe(lines('{"a": 1,', ' "b": 2,', ' "d": 4}'));
});

test('what happens in one place is one edit', () => {
  const text = '{"a": [1, 2, 3, 4]}';
  const result = raw(
    text,
    { kind: 'item', path: ['a'], index: 1, value: 8 },
    { kind: 'remove', path: ['a', 1] },
    { kind: 'value', path: ['a', 0], value: 7 },
    { kind: 'remove', path: ['a', 2] },
    { kind: 'item', path: ['a'], index: 3, value: 9 },
  );
  expect(result).toEqual({
    edits: [
      { from: 7, to: 8, text: '7' },
      { from: 10, to: 14, text: '8, 9' },
    ],
    skipped: 0,
  });
});

test('a replaced value keeps its layout, and an equal one its bytes', () => {
  const text = lines('{', '  "a": {"k": 1},', '  "b": [', '    1', '  ],', '  "c": "\\u0041"', '}');
  expect(write(text, { kind: 'value', path: ['a'], value: { l: [2] } })).toContain('"a": {"l": [2]},');
  expect(write(text, { kind: 'value', path: ['b'], value: [2, 3] })).toContain('"b": [\n    2,\n    3\n  ],');
  expect(raw(text, { kind: 'value', path: ['c'], value: 'A' })).toEqual({ edits: [], skipped: 0 });
});

test('of a repeated key the last one counts; a removal takes all', () => {
  const text = '{"a": 1, "b": 2, "a": "x"}';
  expect(write(text, { kind: 'text', path: ['a'], from: 0, to: 1, text: 'y' })).toBe('{"a": 1, "b": 2, "a": "y"}');
  expect(write(text, { kind: 'value', path: ['a'], value: 3 })).toBe('{"a": 1, "b": 2, "a": 3}');
  expect(write(text, { kind: 'remove', path: ['a'] })).toBe('{"b": 2}');
});

test('keys that are empty, look like numbers or need escapes', () => {
  const text = String.raw`{"": 1, "0": [2], "a\"\u00e9": 3}`;
  expect(write(text, { kind: 'value', path: [''], value: 4 })).toBe(text.replace('1', '4'));
  expect(write(text, { kind: 'remove', path: ['0', 0] })).toBe(text.replace('[2]', '[]'));
  expect(write(text, { kind: 'remove', path: ['a"é'] })).toBe('{"": 1, "0": [2]}');
  expect(write(text, { kind: 'member', path: [], key: 'b"é', value: 5 })).toBe(
    String.raw`{"": 1, "0": [2], "a\"\u00e9": 3, "b\"\u00e9": 5}`,
  );
});

test('an edit without a place is left out and counted', () => {
  const text = '{"a": "x", "b": [1]}';
  const misses: readonly ValueEdit[] = [
    { kind: 'remove', path: [] },
    { kind: 'remove', path: ['b', 1] },
    { kind: 'remove', path: ['b', '0'] },
    { kind: 'value', path: ['c'], value: 1 },
    { kind: 'text', path: ['a'], from: 0, to: 2, text: '' },
    { kind: 'text', path: ['b'], from: 0, to: 0, text: '' },
    { kind: 'item', path: ['a'], index: 0, value: 1 },
    { kind: 'item', path: ['c', 'd'], index: 0, value: 1 },
    { kind: 'member', path: ['b'], key: 'k', value: 1 },
  ];
  for (const miss of misses) expect(raw(text, miss)).toEqual({ edits: [], skipped: 1 });
  const inside: ValueEdit = { kind: 'value', path: ['b', 0], value: 2 };
  expect(raw(text, inside, { kind: 'remove', path: ['b'] }).skipped).toBe(1);
  expect(raw(text, inside, { kind: 'value', path: ['b'], value: 0 }).skipped).toBe(1);
});

test('broken JSON: what is there can be edited', () => {
  const text = lines('{', '  "a": ,', '  "b": [1 2],', '  "c": "x"', '  "d": ');
  expect(write(text, { kind: 'text', path: ['c'], from: 1, to: 1, text: 'y' })).toBe(text.replace('"x"', '"xy"'));
  expect(write(text, { kind: 'item', path: ['b'], index: 2, value: 3 })).toBe(text.replace('2]', '2, 3]'));
  expect(write(text, { kind: 'remove', path: ['a'] })).toBe(text.replace('  "a": ,\n', ''));
  expect(write('{"a": 1, "b": }', { kind: 'remove', path: ['b'] })).toBe('{"a": 1 }');
});

test('the style of a text, and of its neighbours where it says nothing', () => {
  expect(styleOf('{"a": "é"}\r\n')).toEqual({ ascii: false, lineEnd: '\r\n' });
  expect(styleOf('{"a": "\\u00e9"}', 'é\n')).toEqual({ ascii: true, lineEnd: '\n' });
  expect(styleOf('{"a": "\\\\u00e9 \\u0001"}', 'é\r')).toEqual({ ascii: false, lineEnd: '\r' });
  expect(styleOf('')).toEqual({ ascii: true, lineEnd: '\n' });
});
