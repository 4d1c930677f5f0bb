/**
 * From one chunk of text to one object: its value, its facts, and what is wrong with its text.
 *
 * Sound text goes through JSON.parse, the fastest reader there is. The tree parser comes in only where JSON.parse
 * refuses or has dropped a member, and reads on behind the fault, so that a half-typed object keeps its id, its
 * references and its place in the index.
 */
import { type Chunk, objectText } from '../syntax/chunk.ts';
import { cutLine } from '../syntax/plain.ts';
import { maximumDepth, type Node, type ObjectTree } from '../syntax/tree.ts';
import type { Facts, JsonObject, JsonValue } from './facts.ts';
import { isObject, readFacts } from './read-facts.ts';

/** An object while its text is at hand. */
export interface ReadObject {
  readonly facts: Facts;
  readonly value: JsonObject;
}

/** What is wrong with an object's text. Offsets count in the chunk. */
export interface TextProblem {
  readonly kind: 'syntax' | 'duplicate-key';
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface ReadResult {
  /** Undefined where there is no object, or none that can be read (nested too deep). */
  readonly object: ReadObject | undefined;
  readonly problems: readonly TextProblem[];
  /** The object's own text is no JSON: its facts are what could be read, and say nothing of what is missing. */
  readonly broken: boolean;
}

const nothing: readonly TextProblem[] = [];
const longestName = 60;

/**
 * Reads the object of a chunk.
 * @param treeOf the tree parser, as a rule one that keeps its last trees
 */
export function readObject(chunk: Chunk, treeOf: (chunk: Chunk) => ObjectTree): ReadResult {
  const outside = chunk.problem === undefined ? nothing : [{ kind: 'syntax' as const, ...chunk.problem }];
  if (chunk.objectEnd === 0) return { object: undefined, problems: outside, broken: false };
  if (chunk.depth > maximumDepth) return { object: undefined, problems: tooDeep(chunk), broken: true };
  const parsed = chunk.broken ? undefined : parseStrictly(objectText(chunk));
  if (parsed === undefined) return readTolerantly(chunk, treeOf(chunk), outside);
  const problems = parsed.members === chunk.members ? outside : [...duplicateKeys(treeOf(chunk).root), ...outside];
  return { object: { value: parsed.value, facts: readFacts(parsed.value) }, problems, broken: false };
}

function readTolerantly(chunk: Chunk, tree: ObjectTree, outside: readonly TextProblem[]): ReadResult {
  const first = tree.errors[0];
  const inside = first === undefined ? [] : [{ kind: 'syntax' as const, ...first }];
  const problems = chunk.broken && outside.length > 0 ? outside : [...inside, ...outside];
  const value = tree.root === undefined ? undefined : valueOfNode(tree.root);
  if (!isObject(value)) return { object: undefined, problems, broken: true };
  return { object: { value, facts: readFacts(value) }, problems, broken: true };
}

function parseStrictly(text: string): { readonly value: JsonObject; readonly members: number } | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? { value, members: countMembers(value) } : undefined;
  } catch {
    return undefined;
  }
}

function countMembers(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countMembers(item);
    return count;
  }
  const object = value as JsonObject;
  for (const member of Object.keys(object)) count += 1 + countMembers(object[member] ?? null);
  return count;
}

/** The value of a tree that may have holes; the last of several members of a name counts, as in JSON.parse. */
function valueOfNode(node: Node): JsonValue {
  if (node.type === 'array') return (node.children ?? []).map(valueOfNode);
  if (node.type !== 'object') return (node.value ?? null) as JsonValue;
  const members: [string, JsonValue][] = [];
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (typeof key?.value === 'string' && value !== undefined) members.push([key.value, valueOfNode(value)]);
  }
  return Object.fromEntries(members);
}

function duplicateKeys(root: Node | undefined): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  if (root !== undefined) collectDuplicateKeys(root, problems);
  return problems;
}

function collectDuplicateKeys(root: Node, problems: TextProblem[]): void {
  const seen = new Set<string>();
  if (root.type === 'object') {
    for (const property of root.children ?? []) {
      const key = property.children?.[0];
      if (typeof key?.value !== 'string') continue;
      if (seen.has(key.value)) problems.push(duplicateKey(key, key.value));
      seen.add(key.value);
    }
  }
  for (const child of root.children ?? []) collectDuplicateKeys(child, problems);
}

function duplicateKey(key: Node, name: string): TextProblem {
  return {
    kind: 'duplicate-key',
    from: key.offset,
    to: key.offset + key.length,
    message: `"${cutLine(name, longestName)}" stands twice in this object; only the last one counts`,
  };
}

function tooDeep(chunk: Chunk): readonly TextProblem[] {
  return [
    { kind: 'syntax', from: 0, to: Math.min(1, chunk.objectEnd), message: `nested deeper than ${maximumDepth} levels` },
  ];
}
