import { expect, test } from 'vitest';
import type { Chunk } from '../../server/src/syntax/chunk.ts';
import { createText } from '../../server/src/syntax/text.ts';
import {
  createTreeCache,
  keyNode,
  maximumDepth,
  nodeAtPath,
  parseObject,
  pathAt,
  propertyNode,
} from '../../server/src/syntax/tree.ts';

function chunkOf(content: string): Chunk {
  const chunk = createText(content).chunks[1];
  if (chunk === undefined) throw new Error('the content holds no object');
  return chunk;
}

const sample = '{"type": "malware", "external_references": [{"url": "u"}, 7]}';

test('nodes are found by path, with their key and whole member', () => {
  const tree = parseObject(chunkOf(`${sample},\n{}`));
  expect(tree.errors).toEqual([]);
  const node = nodeAtPath(tree, ['external_references', 0, 'url']);
  expect(node).toMatchObject({ type: 'string', value: 'u', offset: sample.indexOf('"u"') });
  if (node === undefined) throw new Error('no node');
  expect(keyNode(node)).toMatchObject({ value: 'url' });
  expect(propertyNode(node)).toMatchObject({ offset: sample.indexOf('"url"'), length: '"url": "u"'.length });
  expect(keyNode(keyNode(node) ?? node)).toMatchObject({ value: 'url' });
  expect(nodeAtPath(tree, [])).toBe(tree.root);
  expect(nodeAtPath(tree, ['external_references', 9])).toBeUndefined();
  expect(keyNode(nodeAtPath(tree, ['external_references', 1]) ?? node)).toBeUndefined();
});

test('an offset leads to the path of its value or key', () => {
  const tree = parseObject(chunkOf(sample));
  expect(pathAt(tree, sample.indexOf('"u"') + 1)).toMatchObject({
    path: ['external_references', 0, 'url'],
    node: { value: 'u' },
    isKey: false,
  });
  expect(pathAt(tree, sample.indexOf('type'))).toMatchObject({ path: ['type'], node: { value: 'type' }, isKey: true });
  expect(pathAt(tree, sample.indexOf(': "malware"'))).toMatchObject({ path: ['type'], isKey: true });
  expect(pathAt(tree, sample.length + 5)).toBeUndefined();
});

test('errors say what is wrong and where', () => {
  const { root, errors } = parseObject(chunkOf('{"a" 1, "b": tru, /* c */ "c": [1 2],}'));
  expect(root?.type).toBe('object');
  expect(errors.map(({ message }) => message)).toEqual([
    '`:` is expected here',
    'this is no JSON value',
    'JSON allows no comments',
    '`,` is missing here',
    'a property name in double quotes is expected here',
  ]);
  expect(errors[0]).toMatchObject({ from: 5, to: 6 });
});

test('a broken object still has a tree', () => {
  const chunk = chunkOf('{"type": "malware", "name": "open\n}\n');
  expect(chunk.broken).toBe(true);
  const tree = parseObject(chunk);
  expect(nodeAtPath(tree, ['type'])).toMatchObject({ value: 'malware' });
  expect(tree.errors.length).toBeGreaterThan(0);
});

test.for([
  ['sound', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
  ['open', `{"a":${'['.repeat(10_000)}`],
  ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['broken by strings', `{"a":"open\n${'['.repeat(10_000)}`],
])('10,000-deep nesting is refused, not parsed (%s)', ([, content = '']) => {
  const tree = parseObject(chunkOf(content));
  expect(tree.root).toBeUndefined();
  expect(tree.errors).toHaveLength(1);
  expect(tree.errors[0]?.message).toContain(String(maximumDepth));
});

test('nesting up to the limit is parsed', () => {
  const levels = maximumDepth - 1;
  const tree = parseObject(chunkOf(`{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`));
  expect(tree.errors).toEqual([]);
  expect(tree.root?.type).toBe('object');
});

test('the cache answers with the same tree, and forgets the oldest', () => {
  const treeOf = createTreeCache();
  const chunks = createText('{"a":1}\n'.repeat(40)).chunks.slice(1);
  const [first] = chunks;
  if (first === undefined) throw new Error('no chunk');
  const tree = treeOf(first);
  expect(treeOf(first)).toBe(tree);
  for (const chunk of chunks) treeOf(chunk);
  expect(treeOf(first)).not.toBe(tree);
  expect(treeOf(first)).toEqual(tree);
});

test('the head has no tree', () => {
  const [head] = createText('[{}]').chunks;
  expect(head && parseObject(head)).toEqual({ root: undefined, errors: [] });
});
