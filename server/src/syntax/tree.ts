// A syntax tree over ONE object, made when somebody asks for ranges. jsonc-parser recurses with the nesting and costs
// five to ten times JSON.parse, so depth is checked first, and only a few trees are kept.

import {
  createScanner,
  findNodeAtLocation,
  findNodeAtOffset,
  getNodePath,
  getNodeValue,
  type Node as JsonNode,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { Chunk } from './chunk.ts';

/** A node of jsonc-parser's tree; offsets in the chunk. */
export type Node = JsonNode;

export type Path = readonly (string | number)[];

/** Offsets in the chunk, and a sentence for the user. */
export interface TreeError {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** `root` is undefined where there is no object, or it is nested too deep. */
export interface ObjectTree {
  readonly root: Node | undefined;
  readonly errors: readonly TreeError[];
}

/** The place of an offset: the path and node of the innermost value, or of the member whose key it is in. */
export interface TreePlace {
  readonly path: Path;
  /** The value's node; the key's own string node when `isKey`. */
  readonly node: Node;
  readonly isKey: boolean;
}

/** The deepest nesting that is parsed. */
export const maximumDepth = 500;

const keptTrees = 32;

/** Parses the chunk's object; errors are what JSON (without comments) does not allow. Never throws. */
export function parseObject(chunk: Chunk): ObjectTree {
  const text = chunk.text.slice(0, chunk.objectEnd);
  if (text === '') return { root: undefined, errors: [] };
  if ((chunk.broken ? deepestNesting(text) : chunk.depth) > maximumDepth) {
    return {
      root: undefined,
      errors: [{ from: 0, to: 1, message: `this object is nested deeper than ${maximumDepth}` }],
    };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  // The parser often tells a second error about the same place.
  const first = errors.filter(({ offset }, i) => {
    const before = errors[i - 1];
    return before === undefined || offset > before.offset + before.length;
  });
  return { root, errors: first.map(treeError) };
}

/** Keeps the trees of the chunks asked for last. */
export function createTreeCache(): (chunk: Chunk) => ObjectTree {
  const trees = new Map<Chunk, ObjectTree>();
  return (chunk) => {
    const tree = trees.get(chunk) ?? parseObject(chunk);
    trees.delete(chunk);
    trees.set(chunk, tree);
    for (const oldest of trees.keys()) {
      if (trees.size <= keptTrees) break;
      trees.delete(oldest);
    }
    return tree;
  };
}

/** The value's node at a path of keys and indexes; the root for an empty path. Of a repeated key the first. */
export function nodeAtPath(tree: ObjectTree, path: Path): Node | undefined {
  return tree.root === undefined ? undefined : findNodeAtLocation(tree.root, [...path]);
}

/** The value that a node stands for, as JSON.parse would give it. */
export function nodeValue(node: Node): unknown {
  return getNodeValue(node);
}

/** What stands at an offset of the chunk: the innermost value, or the key. The end of a node still belongs to it. */
export function pathAt(tree: ObjectTree, offset: number): TreePlace | undefined {
  if (tree.root === undefined) return undefined;
  const found = findNodeAtOffset(tree.root, offset, true);
  if (found === undefined) return undefined;
  const node = found.type === 'property' ? (found.children?.[0] ?? found) : found;
  return {
    path: getNodePath(node),
    node,
    isKey: node.parent?.type === 'property' && node.parent.children?.[0] === node,
  };
}

/** The key's string node of a member's value (or of its key, or of the property itself); undefined for an array's item or the root. */
export function keyNode(node: Node): Node | undefined {
  return propertyNode(node)?.children?.[0];
}

/** The whole member, `"key": value`, of a member's value (or key); undefined for an array's item or the root. */
export function propertyNode(node: Node): Node | undefined {
  if (node.type === 'property') return node;
  return node.parent?.type === 'property' ? node.parent : undefined;
}

/** jsonc-parser goes deeper at each bracket that opens and back only at the one that fits: this bounds its recursion. */
function deepestNesting(text: string): number {
  const scanner = createScanner(text, true);
  const open: number[] = [];
  let deepest = 0;
  for (let token: number = scanner.scan(); token !== TOKEN_END; token = scanner.scan()) {
    if (token === TOKEN_OPEN_BRACE || token === TOKEN_OPEN_BRACKET) open.push(token + 1);
    else if (open[open.length - 1] === token) open.pop();
    if (open.length > deepest) deepest = open.length;
  }
  return deepest;
}

function treeError({ error, offset, length }: ParseError): TreeError {
  const name = printParseErrorCode(error);
  return { from: offset, to: offset + length, message: MESSAGES[name] ?? 'this is not JSON' };
}

// jsonc-parser's SyntaxKind is a const enum, which a module compiled on its own cannot read; a closing token is one above its opening one.
const TOKEN_OPEN_BRACE = 1;
const TOKEN_OPEN_BRACKET = 3;
const TOKEN_END = 17;

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no JSON value',
  InvalidNumberFormat: 'this is no JSON number',
  PropertyNameExpected: 'a property name in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: '`:` is expected here',
  CommaExpected: '`,` is missing here',
  CloseBraceExpected: '`}` is missing here',
  CloseBracketExpected: '`]` is missing here',
  EndOfFileExpected: 'the object has ended before this',
  InvalidCommentToken: 'JSON allows no comments',
  UnexpectedEndOfComment: 'this comment is not closed',
  UnexpectedEndOfString: 'this string is not closed',
  UnexpectedEndOfNumber: 'this number is not complete',
  InvalidUnicode: '`\\u` needs four hexadecimal digits',
  InvalidEscapeCharacter: 'JSON knows no such escape',
  InvalidCharacter: 'a control character must be escaped in a JSON string',
};
