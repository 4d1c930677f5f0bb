// Prints JSON values in the styles that people and tools write, and as carelessly as people do.

import type { JsonValue } from '../../server/src/syntax/print.ts';
import { encodeString } from '../../server/src/syntax/string.ts';

/** How to print. The numbers of `mess` are used in turn wherever a style may be left; an empty list keeps to it. */
export interface Style {
  /** One level; undefined: all on one line. */
  readonly unit: string | undefined;
  readonly outer: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly comma: string;
  readonly keySeparator: string;
  readonly objectPadding: string;
  readonly ascii: boolean;
  readonly mess: readonly number[];
}

const plain = {
  outer: '',
  lineEnd: '\n',
  comma: ',',
  keySeparator: ': ',
  objectPadding: '',
  ascii: false,
  mess: [],
} as const;

/** Styles that tools write without exception. */
export const toolStyles: readonly Style[] = [
  { ...plain, unit: '  ' },
  { ...plain, unit: '    ', outer: '        ', ascii: true },
  { ...plain, unit: '\t', outer: '\t', lineEnd: '\r\n' },
  { ...plain, unit: ' ', lineEnd: '\r', keySeparator: ' : ' },
  { ...plain, unit: '    ', comma: ', ', ascii: true },
  { ...plain, unit: undefined, keySeparator: ':' },
  { ...plain, unit: undefined, comma: ', ', ascii: true },
  { ...plain, unit: undefined, comma: ', ', objectPadding: ' ' },
];

/** The value in the style; with mess also blank lines, trailing blanks, joined lines, and repeated keys (the last one is the value). */
export function print(value: JsonValue, style: Style): string {
  let used = 0;
  const chance = () => (style.mess.length === 0 ? 0 : (style.mess[used++ % style.mess.length] ?? 0));
  const string = (text: string) => `"${encodeString(text, { ascii: style.ascii })}"`;
  const breakLine = (indent: string, before: string) => {
    if (style.unit === undefined) return before;
    const dice = chance();
    if (dice === 1) return `${before} ${style.lineEnd}${indent}`;
    if (dice === 2) return `${before}${style.lineEnd}${style.lineEnd}${indent}`;
    if (dice === 3) return `${before}  `;
    if (dice === 4) return `${style.lineEnd}${indent}${before} `;
    return `${before}${style.lineEnd}${indent}`;
  };
  const bracket = (open: string, children: readonly string[], close: string, indent: string, padding: string) => {
    if (children.length === 0) return chance() === 1 ? `${open} ${close}` : open + close;
    const inner = indent + (style.unit ?? '');
    let text = open + (style.unit === undefined ? padding : breakLine(inner, ''));
    for (const [index, child] of children.entries()) text += (index === 0 ? '' : breakLine(inner, style.comma)) + child;
    return text + (style.unit === undefined ? padding : breakLine(indent, '')) + close;
  };
  const write = (item: JsonValue, indent: string): string => {
    const inner = indent + (style.unit ?? '');
    if (typeof item === 'string') return string(item);
    if (item === null || typeof item !== 'object') return JSON.stringify(item);
    if (Array.isArray(item))
      return bracket(
        '[',
        item.map((child) => write(child, inner)),
        ']',
        indent,
        '',
      );
    const members = Object.entries(item).flatMap(([key, child]) => {
      const member = string(key) + style.keySeparator + write(child, inner);
      return chance() === 5 ? [`${string(key)}${style.keySeparator}null`, member] : [member];
    });
    return bracket('{', members, '}', indent, style.objectPadding);
  };
  return write(value, style.outer);
}
