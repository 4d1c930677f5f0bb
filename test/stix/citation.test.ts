import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestNames, scanCitations, writeCitation } from '../../server/src/stix/citation.ts';
import { expectLinear } from '../shape.ts';

/** Each citation as `marker → name`, with its fault and the names meant. */
function read(text: string, ...own: string[]): string[] {
  return scanCitations(text, own).map((citation) => {
    expect(text.slice(citation.nameFrom, citation.nameTo)).toBe(citation.name);
    const names = citation.names ? ` [${citation.names.join(' | ')}]` : '';
    return `${text.slice(citation.from, citation.to)} → ${citation.name}${citation.fault ? ` ${citation.fault}` : ''}${names}`;
  });
}

test.each([
  ['one', 'It runs.(Citation: Vendor Report 2020)', ['(Citation: Vendor Report 2020) → Vendor Report 2020']],
  ['back to back', '(Citation: A1)(Citation: B, C/D)', ['(Citation: A1) → A1', '(Citation: B, C/D) → B, C/D']],
  ['glued to a letter', 'word(Citation: A1)', ['(Citation: A1) → A1']],
  ['brackets in the name', '(Citation: Alert (TA1-2)) on.', ['(Citation: Alert (TA1-2)) → Alert (TA1-2)']],
  ['in brackets', '(see (Citation: A1))', ['(Citation: A1) → A1']],
  [
    'non-ASCII and signs',
    "(Citation: Café_d'Or: R&D @2 ; x)",
    ["(Citation: Café_d'Or: R&D @2 ; x) → Café_d'Or: R&D @2 ; x"],
  ],
  ['the word in the name', '(Citation: Blog Citation)', ['(Citation: Blog Citation) → Blog Citation']],
])('well formed: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('own names come before the grammar', () => {
  expect(read('(Citation: Half (open)', 'Half (open')).toEqual(['(Citation: Half (open) → Half (open']);
  expect(read('(Citation: A ) x)', 'A ', 'A ) x')).toEqual(['(Citation: A ) x) → A ) x']);
  expect(read('(Citation: A )', 'A ')).toEqual(['(Citation: A ) → A ']);
  expect(read('(Citation:  A)', ' A')).toEqual(['(Citation:  A) →  A']);
  expect(read('(Citation: A, B)', 'A, B', 'A', 'B')).toEqual(['(Citation: A, B) → A, B']);
});

test.each([
  ['no space', '(Citation:A1)', ['(Citation:A1) → A1 no-space']],
  ['two spaces', '(Citation:  A1)', ['(Citation:  A1) → A1 extra-space']],
  ['no-break space', '(Citation:\u00a0A1)', ['(Citation:\u00a0A1) → A1 extra-space']],
  ['narrow no-break space', '(Citation: \u202fA1)', ['(Citation: \u202fA1) → A1 extra-space']],
  ['space before the colon', '(Citation\u202f: A1)', ['(Citation\u202f: A1) → A1 extra-space']],
  ['space behind the bracket', '( Citation: A1)', ['( Citation: A1) → A1 extra-space']],
  ['space behind the name', '(Citation: A1 )', ['(Citation: A1 ) → A1 extra-space']],
  ['lower case', '(citation: A1)', ['(citation: A1) → A1 lower-case']],
  ['upper case', '(CITATION: A1)', ['(CITATION: A1) → A1 lower-case']],
  ['no colon', '(Citation A1)', ['(Citation A1) → A1 no-colon']],
  [
    'no colon, unknown',
    '(Citation Vendor Report 2020)',
    ['(Citation Vendor Report 2020) → Vendor Report 2020 no-colon'],
  ],
  ['semicolon for the colon', '(Citation; A1)', ['(Citation; A1) → A1 no-colon']],
  ['no opening bracket', 'It runs.Citation: A1)', ['Citation: A1) → A1 no-open']],
  ['square brackets', '[Citation: A1]', ['[Citation: A1] → A1 square-brackets']],
  ['closed by the wrong bracket', '(Citation: A1] on', ['(Citation: A1] → A1 square-brackets']],
  ['empty', 'x (Citation: ) y', ['(Citation: ) →  empty']],
  ['empty without blank', '(Citation:)', ['(Citation:) →  empty']],
  ['several, commas', '(Citation: A1, B, 2)', ['(Citation: A1, B, 2) → A1, B, 2 several-names [A1 | B, 2]']],
  ['several, semicolon', '(Citation: A1;C3)', ['(Citation: A1;C3) → A1;C3 several-names [A1 | C3]']],
  [
    'several, keyword repeated',
    '(Citation: A1, Citation: C3)',
    ['(Citation: A1, Citation: C3) → A1 several-names [A1 | C3]'],
  ],
])('malformed: %s', (_, text, expected) => {
  expect(read(text, 'A1', 'B, 2', 'C3')).toEqual(expected);
});

test('a comma alone is no defect', () => {
  expect(read('(Citation: A1, unknown)', 'A1')).toEqual(['(Citation: A1, unknown) → A1, unknown']);
});

test.each([
  ['at the end', 'x.(Citation: A1', ['(Citation: A1 → A1 unclosed']],
  ['behind an own name', 'x.(Citation: Own Name and then more. End', ['(Citation: Own Name → Own Name unclosed']],
  ['capitals aside', 'x.(Citation: own name and then (more) text', ['(Citation: own name → own name unclosed']],
  ['at the line', '(Citation: Foo 2020\nNext line)', ['(Citation: Foo 2020 → Foo 2020 unclosed']],
  ['at the sentence', '(Citation: Foo Mar. 2020. Then it', ['(Citation: Foo Mar. 2020 → Foo Mar. 2020 unclosed']],
  ['before the next', '(Citation: A1(Citation: B2)', ['(Citation: A1 → A1 unclosed', '(Citation: B2) → B2']],
  [
    'before a later one',
    '(Citation: Own Name and then it did.(Citation: B2)',
    ['(Citation: Own Name → Own Name unclosed', '(Citation: B2) → B2'],
  ],
])('unclosed: ends %s', (_, text, expected) => {
  expect(read(text, 'Own Name')).toEqual(expected);
});

test('an unclosed marker without any end is cut where no name goes on', () => {
  const [citation, ...others] = scanCitations(`(Citation: ${'long word '.repeat(50)}`, []);
  expect(others).toEqual([]);
  expect(citation?.fault).toBe('unclosed');
  expect(citation?.name.length).toBeLessThanOrEqual(120);
});

test.each([
  ['two meant, one bracket', '(Citation: A (Citation: B)', ['(Citation: A → A nested', '(Citation: B) → B']],
  ['two brackets', '(Citation: A (Citation: B)) on', ['(Citation: A (Citation: B)) → A nested [A | B]']],
  [
    'three',
    '(Citation: A (Citation: B (Citation: C)))',
    ['(Citation: A (Citation: B (Citation: C))) → A nested [A | B | C]'],
  ],
  ['outer empty', '(Citation: (Citation: B)', ['(Citation: (Citation: B) → B nested [B]']],
  ['outer empty, two brackets', '(Citation: (Citation: B)).', ['(Citation: (Citation: B)) → B nested [B]']],
  ['the bracket is the prose’s', '(as (Citation: A(Citation: B))', ['(Citation: A → A unclosed', '(Citation: B) → B']],
])('nested: %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  'Obtained by elicitation (elicitation: a talk).',
  'It has citations to reports (citations: many).',
  'Blog Citation',
  'https://example.org/citation.cfm?id=1 and (https://example.org/citation.cfm)',
  'A citation is needed. Citation counts vary (see below).',
  'The claim (citation needed) and (Citation needed) stand.',
  '(Citation counts are low)',
  'Citation: see the article (Smith) for more',
  '(see the Citation: it is long)',
  'Is this a citation: yes, it is)',
  '[Citation: a page](https://example.org)',
  'https://example.org/Citation:x)',
])('prose: %s', (text) => {
  expect(read(text, 'Blog Citation')).toEqual([]);
});

test('near names', () => {
  const known = ['Vendor Report 2020', 'Vendor Report 2021', 'Other', 'Trailing ', 'Alert TA17-163A', 'Case', 'CASE'];
  expect(nearestNames('Other', known)).toEqual(['Other']);
  expect(nearestNames('Trailing', known)).toEqual(['Trailing ']);
  expect(nearestNames(' other', known)).toEqual(['Other']);
  expect(nearestNames('case', known)).toEqual(['Case', 'CASE']);
  expect(nearestNames('Vendor  Report\u00a02020', known)).toEqual(['Vendor Report 2020']);
  expect(nearestNames('Alert (TA17 163A)', known)).toEqual(['Alert TA17-163A']);
  expect(nearestNames('Vendro Report 2020', known)).toEqual(['Vendor Report 2020']);
  expect(nearestNames('Vendor Report 2022', known)).toEqual(['Vendor Report 2020', 'Vendor Report 2021']);
  expect(nearestNames('Othre', known)).toEqual([]);
  expect(nearestNames('Nothing alike', known)).toEqual([]);
  expect(nearestNames('', known)).toEqual([]);
  expect(nearestNames('?!', ['!!'])).toEqual([]);
});

const name = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(..."aB7_,/ é'@:&;-.") })
  .filter((text) => text.trim() !== '');

test('written citations are read back', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), fc.boolean(), (names, glued) => {
      const text = names.map(writeCitation).join(glued ? '' : ' Then. ');
      expect(scanCitations(text, names).map((citation) => [citation.name, citation.fault])).toEqual(
        names.map((one) => [one, undefined]),
      );
    }),
  );
});

const piece = fc.constantFrom(
  ...[
    '(',
    ')',
    '[',
    ']',
    ':',
    ' ',
    ',',
    ';',
    '\n',
    '.',
    'A',
    'Citation',
    'citation',
    '(Citation: ',
    '\u00a0',
    '\ud800',
    'word',
  ],
);

test('whatever the text: in order, no overlap, offsets slice to the marker, names are inside', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const citation of scanCitations(text, ['A', 'A, A', 'word'])) {
        expect(citation.from).toBeGreaterThanOrEqual(end);
        expect(citation.nameFrom).toBeGreaterThan(citation.from);
        expect(citation.nameTo).toBeGreaterThanOrEqual(citation.nameFrom);
        expect(citation.to).toBeGreaterThanOrEqual(citation.nameTo);
        expect(text.slice(citation.nameFrom, citation.nameTo)).toBe(citation.name);
        expect(text.slice(citation.from, citation.to)).toMatch(/citation/i);
        expect(text.slice(citation.from, citation.to)).not.toContain('\n');
        end = citation.to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  '(Citation: A)',
  '(Citation: ',
  '(Citation: A (',
  '(Citation: (Citation: B)',
  'Citation: A ',
  'see citation: x, ',
  '[Citation: A ',
  '(Citation A ',
  'citation ',
  '(Citation: A, A;',
  '        ',
  '(Citation: A'.padEnd(60, ' '),
])('time grows with the text: %s', (part) => {
  expectLinear((count) => {
    const text = `${part.repeat(count)}citation:${')'.repeat(count)}`;
    return () => scanCitations(text, ['A', 'A, A', 'Vendor Report 2020']);
  }, 4_000);
});
