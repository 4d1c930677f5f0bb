/** What is measured must be what it says it is. */
import { expect, test } from 'vitest';
import { testEngine } from '../../rules/check.ts';
import { generateBundle, generateFiles } from './bundle.ts';

interface Bundle {
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

test.each([1, 10, 1_000])('a bundle of %i objects has as many, the same in every run', (objects) => {
  const text = generateBundle({ objects });
  const bundle: Bundle = JSON.parse(text);
  expect(bundle.objects).toHaveLength(objects);
  expect(new Set(bundle.objects.map(({ id }) => id)).size).toBe(objects);
  expect(generateBundle({ objects })).toBe(text);
  expect(text).toMatch(/^[\n -~]*$/);
});

test('four objects of five are relationships, and an object is 1,800 characters long', () => {
  const text = generateBundle({ objects: 2_000 });
  const bundle: Bundle = JSON.parse(text);
  expect(bundle.objects.filter(({ type }) => type === 'relationship')).toHaveLength(1_600);
  expect(text.length / 2_000).toBeGreaterThan(1_700);
  expect(text.length / 2_000).toBeLessThan(1_950);
});

test('a clean bundle has no findings, and any other some', () => {
  for (const clean of [true, false]) {
    const engine = testEngine();
    engine.open('/a.json', generateBundle({ objects: 2_000, clean }));
    engine.settle();
    const codes = engine.findings('/a.json').findings.map(({ finding }) => finding.rule.code);
    if (clean) expect(codes).toEqual([]);
    else expect(codes.length).toBeGreaterThan(20);
  }
});

test('a collection names all objects, and minified is one line', () => {
  const text = generateBundle({ objects: 100, collection: true, minified: true });
  const { objects }: Bundle = JSON.parse(text);
  expect(objects[0]).toMatchObject({ type: 'x-mitre-collection' });
  expect(objects[0]?.x_mitre_contents).toHaveLength(100);
  expect(text).not.toContain('\n');
});

test('a folder holds each object in a file of its own', () => {
  const files = [...generateFiles({ objects: 50 })];
  expect(new Set(files.map(({ path }) => path)).size).toBe(50);
  for (const { content } of files) expect((JSON.parse(content) as Bundle).objects).toHaveLength(1);
});
