import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanCitations } from '../../server/src/stix/citation.ts';
import { attackUrl, kindOfAttackId, scanLinks, stripProse } from '../../server/src/stix/link.ts';
import { expectLinear } from '../shape.ts';

const strip = (text: string) => stripProse(text, scanCitations(text, []), scanLinks(text));

const site = 'https://attack.mitre.org';

/** Each link as `marker → text | id kind`, with its fault. */
function read(text: string): string[] {
  return scanLinks(text).map((link) => {
    expect(text.slice(link.textFrom, link.textTo)).toBe(link.text);
    if (!link.macro) expect(text.slice(link.urlFrom, link.urlTo)).toBe(link.url);
    const parts = [link.attackId, link.kind, link.fault, link.macro && 'macro'].filter(Boolean).join(' ');
    return `${text.slice(link.from, link.to)} → ${link.text} | ${parts}`;
  });
}

test.each([
  [
    'group',
    `The [Big Bear](${site}/groups/G9001) runs`,
    [`[Big Bear](${site}/groups/G9001) → Big Bear | G9001 groups`],
  ],
  [
    'sub-technique',
    `[A](${site}/techniques/T9001/002)`,
    [`[A](${site}/techniques/T9001/002) → A | T9001.002 techniques`],
  ],
  [
    'analytic',
    `[A](${site}/detectionstrategies/DET9001#AN9002)`,
    [`[A](${site}/detectionstrategies/DET9001#AN9002) → A | AN9002 detectionstrategies`],
  ],
  ['slash behind', `[A](${site}/tactics/TA9001/)`, [`[A](${site}/tactics/TA9001/) → A | TA9001 tactics`]],
  [
    'http, www',
    '[A](http://www.attack.mitre.org/software/S9001)',
    ['[A](http://www.attack.mitre.org/software/S9001) → A | S9001 software'],
  ],
  ['wrong kind', `[A](${site}/groups/S9001)`, [`[A](${site}/groups/S9001) → A | S9001 groups`]],
  [
    'brackets in the text',
    `[A [b] c](${site}/groups/G9001)`,
    [`[A [b] c](${site}/groups/G9001) → A [b] c | G9001 groups`],
  ],
  [
    'an earlier version',
    `[A](${site}/versions/v9/groups/G9001)`,
    [`[A](${site}/versions/v9/groups/G9001) → A | G9001 groups`],
  ],
  ['query', `[A](${site}/groups/G9001?a=b#c)`, [`[A](${site}/groups/G9001?a=b#c) → A | G9001 groups`]],
  ['a list', `[A](${site}/tactics/ics)`, [`[A](${site}/tactics/ics) → A | tactics`]],
  ['a matrix', `[A](${site}/matrices/mobile/android/)`, [`[A](${site}/matrices/mobile/android/) → A | matrices`]],
  ['the site', `[A](${site}) [B](${site}/resources/faq)`, [`[A](${site}) → A | `, `[B](${site}/resources/faq) → B | `]],
  [
    'two',
    `[A](${site}/groups/G9001)[B](${site}/groups/G9002)`,
    [`[A](${site}/groups/G9001) → A | G9001 groups`, `[B](${site}/groups/G9002) → B | G9002 groups`],
  ],
  ['macro', 'Then (LinkById: T9001.002).', ['(LinkById: T9001.002) → T9001.002 | T9001.002 techniques macro']],
  ['macro, odd blank', '(LinkById\u202f: G9001)', ['(LinkById\u202f: G9001) → G9001 | G9001 groups macro']],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['not closed', `[A](${site}/groups/G9001 runs`, [`[A](${site}/groups/G9001 → A | G9001 groups unclosed`]],
  ['not closed, full stop', `[A](${site}/groups/G9001. It`, [`[A](${site}/groups/G9001 → A | G9001 groups unclosed`]],
  [
    'not closed, citation',
    `[A](${site}/groups/G9001(Citation: X)`,
    [`[A](${site}/groups/G9001 → A | G9001 groups unclosed`],
  ],
  ['text not closed', `[A(${site}/groups/G9001) runs`, [`[A(${site}/groups/G9001) → A | G9001 groups unclosed`]],
  ['blank', `[A] (${site}/groups/G9001)`, [`[A] (${site}/groups/G9001) → A | G9001 groups blank-before-bracket`]],
  ['unknown kind', `[A](${site}/group/G9001)`, [`[A](${site}/group/G9001) → A | G9001 unknown-path`]],
  ['more behind', `[A](${site}/groups/G9001/x)`, [`[A](${site}/groups/G9001/x) → A | G9001 groups unknown-path`]],
  ['no id', `[A](${site}/groups/Bear)`, [`[A](${site}/groups/Bear) → A | groups unknown-path`]],
  [
    'dot for slash',
    `[A](${site}/techniques/T9001.002)`,
    [`[A](${site}/techniques/T9001.002) → A | T9001.002 techniques unknown-path`],
  ],
  ['lower case', `[A](${site}/groups/g9001)`, [`[A](${site}/groups/g9001) → A | G9001 groups unknown-path`]],
])('malformed: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  `see ${site}/groups/G9001.`,
  `(${site}/groups/G9001)`,
  `[1] see Bear (${site}/groups/G9001)`,
  '[A](https://attack.mitre.org.example.net/groups/G9001)',
  '[A](https://example.org/attack.mitre.org/groups/G9001)',
  'LinkById is a macro',
])('no link: %s', (text) => {
  expect(read(text)).toEqual([]);
});

test('kinds and urls of ids', () => {
  expect(kindOfAttackId('T9001.002')).toBe('techniques');
  expect(kindOfAttackId('AN9001')).toBe('detectionstrategies');
  expect(kindOfAttackId('G900')).toBeUndefined();
  expect(attackUrl('T9001.002')).toBe(`${site}/techniques/T9001/002`);
  expect(attackUrl('TA9001')).toBe(`${site}/tactics/TA9001`);
  expect(attackUrl('AN9001', 'DET9002')).toBe(`${site}/detectionstrategies/DET9002#AN9001`);
  expect(attackUrl('AN9001')).toBeUndefined();
  expect(attackUrl('nothing')).toBeUndefined();
});

test('what a url says is read back from a link', () => {
  for (const id of [
    'T9001',
    'T9001.002',
    'G9001',
    'S9001',
    'C9001',
    'M9001',
    'TA9001',
    'DS9001',
    'DC9001',
    'DET9001',
    'A9001',
  ]) {
    expect(scanLinks(`[x](${attackUrl(id)})`)).toMatchObject([
      { attackId: id, kind: kindOfAttackId(id), fault: undefined },
    ]);
  }
});

test.each([
  [`[Bear](${site}/groups/G9001) runs it.(Citation: A)(Citation: B) Then on.`, 'Bear runs it. Then on.'],
  ['It runs (Citation: A) often (Citation: B).', 'It runs often.'],
  ['(Citation: A) (Citation: B)', ''],
  ['(LinkById: G9001) runs it', 'G9001 runs it'],
  ['The text (Citation: Foo goes on', 'The text (Citation: Foo goes on'],
  ['plain', 'plain'],
])('for readers: %s', (text, expected) => {
  expect(strip(text)).toBe(expected);
});

const piece = fc.constantFrom(
  ...[
    '[',
    ']',
    '(',
    ')',
    ' ',
    '\n',
    'A',
    `${site}/groups/G9001`,
    `${site}/x`,
    '(LinkById: G9001)',
    'LinkById',
    '(Citation: A)',
  ],
);

test('whatever the text: in order and without overlap', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const link of scanLinks(text)) {
        expect(link.from).toBeGreaterThanOrEqual(end);
        expect(link.to).toBeGreaterThan(link.textTo);
        expect(text.slice(link.textFrom, link.textTo)).toBe(link.text);
        end = link.to;
      }
      expect(strip(text).length).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});

test.each([`[A](${site}/groups/G9001 `, `](${site}/x)`, `[(${site}`, '(LinkById: ', '[A] '])(
  'time grows with the text: %s',
  (part) => {
    expectLinear((count) => {
      const text = part.repeat(count) + site;
      return () => strip(text);
    }, 4_000);
  },
);
