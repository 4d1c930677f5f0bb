import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandIds } from '../../fixture.ts';
import { checkFix, openFixture, repairTitles } from '../check.ts';

const references = { only: ['missing-reference', 'malformed-reference', 'malformed-id'] };

interface Parts {
  readonly id?: string;
  readonly created?: string;
  readonly modified?: string;
  readonly description?: string;
  readonly source?: string;
  readonly target?: string;
  readonly author?: string;
  readonly marking?: string;
}

const relationship = ({ id, created, modified, description, source, target, author, marking }: Parts): string =>
  [
    '{"type": "relationship", "relationship_type": "uses"',
    `"id": "${id ?? ''}"`,
    `"created": "${created ?? '2024-01-01T00:00:00.000Z'}"`,
    `"modified": "${modified ?? '2024-01-01T00:00:00.000Z'}"`,
    `"description": "${description ?? 'Inkwell keeps copies.'}"`,
    `"source_ref": "${source ?? ''}"`,
    `"target_ref": "${target ?? ''}"`,
    `"created_by_ref": "${author ?? ''}"`,
    `"object_marking_refs": ["${marking ?? ''}"]}`,
  ].join(', ');

const whole: Parts = {
  id: 'relationship--#1',
  source: 'malware--#2',
  target: 'attack-pattern--#3',
  author: 'identity--#4',
  marking: 'marking-definition--#5',
};
const lost: Parts = { source: '$0', target: 'attack-', marking: 'marking-' };
const inCatalog = (...objects: string[]): string => `\n//- /catalog/c.json\n[${objects.join(', ')}]`;
const later = '2024-02-02T00:00:00.000Z';

/** The titles of restoring repairs, with ids cut as titles cut them: `relationship--#1` → `relationship--1e3779b1…`. */
const restores = (source: string): readonly string[] =>
  repairTitles(source, references).filter((title) => title.includes('Restore'));
const from = (id: string): string => `${expandIds(id).slice(0, 'relationship--'.length + 8)}…`;

test('every lost id comes back at once, from each of the findings', () => {
  const catalog = inCatalog(relationship(whole));
  checkFix(relationship(lost) + catalog, 'Restore 5 ids from relationship--', relationship(whole), references);
  for (const cursor of [lost, { ...lost, source: '', id: '$0' }, { ...lost, source: '', marking: 'mark$0ing-' }]) {
    expect(restores(relationship(cursor) + catalog)).toEqual([`*!Restore 5 ids from ${from('relationship--#1')}`]);
  }
});

test('values that are well formed stay as they are', () => {
  const kept = { ...lost, author: 'identity--#40', target: 'attack-pattern--#3', id: 'relationship--#1' };
  const after = { ...whole, author: 'identity--#40' };
  checkFix(relationship(kept) + inCatalog(relationship(whole)), 'Restore 2 ids', relationship(after), references);
});

test('an absent end is added; an absent author is not', () => {
  const short =
    '{"type": "relationship", "relationship_type": "uses", "id": "$0", "created": "2024-01-01T00:00:00.000Z", "description": "Inkwell keeps copies.", "source_ref": "malware--#2"}';
  const after = short.replace('$0', 'relationship--#1').replace('}', ', "target_ref": "attack-pattern--#3"}');
  checkFix(short + inCatalog(relationship(whole)), 'Restore 2 ids', after, references);
});

test('several of equal created: all are offered and told apart, none is safe, an equal modified first', () => {
  const other = { ...whole, id: 'relationship--#6', target: 'attack-pattern--#7' };
  const catalog = inCatalog(relationship({ ...whole, modified: later }), relationship(other));
  expect(restores(relationship(lost) + catalog)).toEqual([
    `*Restore 5 ids from ${from('relationship--#6')} (${expandIds('malware--#2').slice(0, 17)}… uses ${expandIds('attack-pattern--#7').slice(0, 24)}…)`,
    `Restore 5 ids from ${from('relationship--#1')} (${expandIds('malware--#2').slice(0, 17)}… uses ${expandIds('attack-pattern--#3').slice(0, 24)}…)`,
  ]);
});

test('without an equal created, those of equal description are offered, and none is preferred', () => {
  const catalog = inCatalog(relationship({ ...whole, created: later }));
  expect(restores(relationship(lost) + catalog)).toEqual([`Restore 5 ids from ${from('relationship--#1')}`]);
  const both = inCatalog(
    relationship({ ...whole, created: later }),
    relationship({ ...whole, id: 'relationship--#6' }),
  );
  expect(restores(relationship(lost) + both)).toEqual([`*!Restore 5 ids from ${from('relationship--#6')}`]);
  const many = Array.from({ length: 14 }, (_, at) =>
    relationship({ ...whole, id: `relationship--#${20 + at}`, created: later }),
  );
  expect(restores(relationship(lost) + inCatalog(...many))).toHaveLength(10);
});

test('what contradicts the remains is no candidate', () => {
  for (const parts of [{ target: 'attack-pattern--#9' }, { target: 'tool-' }]) {
    expect(restores(relationship({ ...lost, ...parts }) + inCatalog(relationship(whole)))).toEqual([]);
  }
  expect(restores(relationship({ ...lost, description: 'Other.' }) + inCatalog(relationship(whole)))).toEqual([]);
});

test('another relationship gives its ends with a question; the same id gives them whatever the text says', () => {
  const own = { ...lost, id: 'relationship--#8' };
  expect(restores(relationship(own) + inCatalog(relationship(whole)))).toEqual([
    `Restore 4 ids from ${from('relationship--#1')}`,
  ]);
  const same = relationship({ ...whole, id: 'relationship--#8', description: 'Reworded.' });
  expect(restores(relationship(own) + inCatalog(same))).toEqual([`*!Restore 4 ids from ${from('relationship--#8')}`]);
});

test('a neighbour in the same document keeps its id', () => {
  const document = `[${relationship(lost)}, ${relationship(whole)}]`;
  checkFix(document, 'Restore 4 ids', `[${relationship({ ...whole, id: '' })}, ${relationship(whole)}]`, references);
  expect(restores(document.replace('$0', '').replace('"id": ""', '"id": "$0"'))).toEqual([]);
});

test('all safe fixes at once restore the object', () => {
  const engine = openFixture(relationship(lost) + inCatalog(relationship(whole)));
  const before = expandIds(relationship(lost).replace('$0', ''));
  const edits = [...engine.safeRepairs('/a.json')].sort((a, b) => b.from - a.from);
  const after = edits.reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), before);
  expect(after).toBe(expandIds(relationship(whole)));
});

test('law: whatever was lost, the only twin brings back the whole', () => {
  const cut = fc.constantFrom('', 'type', 'whole');
  const remains = (how: string, id: string): string =>
    how === 'whole' ? id : how === 'type' ? id.slice(0, id.indexOf('--') + 1) : '';
  const { id = '', source = '', target = '', author = '', marking = '' } = whole;
  fc.assert(
    fc.property(cut, cut, cut, cut, fc.boolean(), (one, two, three, four, hasId) => {
      const harmed = {
        id: hasId ? id : '',
        source: remains(one, source),
        target: remains(two, target),
        author: remains(three, author),
        marking: remains(four, marking),
      };
      const engine = openFixture(relationship(harmed) + inCatalog(relationship(whole)));
      const before = expandIds(relationship(harmed));
      for (const shown of engine.findings('/a.json').findings) {
        if (!references.only.includes(shown.finding.rule.code)) continue;
        const best = engine.repairs(shown).find(({ preferred }) => preferred);
        const edits = [...(best?.edits ?? [])].sort((a, b) => b.from - a.from);
        const after = edits.reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), before);
        expect(after).toBe(expandIds(relationship(whole)));
      }
    }),
    { numRuns: 60 },
  );
});
