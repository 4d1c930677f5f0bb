/**
 * From what a rule reports (paths and offsets inside an object) to offsets in the document. Only objects that have
 * findings come here, and only they are parsed to a tree.
 */
import type { Path } from './index/facts.ts';
import type { ObjectRecord } from './index/record.ts';
import type { Report } from './rules/rule.ts';
import { readRoot } from './syntax/root.ts';
import { rawOffset } from './syntax/string.ts';
import { chunkStart, sliceText, type Text } from './syntax/text.ts';
import { keyNode, type Node, nodeAtPath, type ObjectTree, propertyNode } from './syntax/tree.ts';
import { documentOf, type Workspace } from './workspace.ts';

/** Offsets (UTF-16). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Where a report stands, as offsets from the start of its object's chunk, so that it stays true when the object moves.
 * @returns undefined for an object whose document is not open
 */
export function spanInChunk(workspace: Workspace, record: ObjectRecord, report: Report): Span | undefined {
  const text = documentOf(workspace, record)?.text;
  const chunk = text?.chunks[record.ordinal];
  if (text === undefined || chunk === undefined) return undefined;
  if (report.raw !== undefined) return report.raw;
  const path = report.at ?? report.path;
  if (record.ordinal === 0) return spanInRoot(text, path);
  const tree = workspace.treeOf(chunk);
  const node = nearestNode(tree, path);
  if (node === undefined) return { from: 0, to: Math.min(1, chunk.text.length) };
  const literal = chunk.text.slice(node.offset, node.offset + node.length);
  return spanOfNode(node, literal, report);
}

/** Where a report stands in its document. */
export function spanInDocument(workspace: Workspace, record: ObjectRecord, report: Report): Span | undefined {
  const text = documentOf(workspace, record)?.text;
  const span = spanInChunk(workspace, record, report);
  if (text === undefined || span === undefined) return undefined;
  const start = chunkStart(text, record.ordinal);
  return { from: start + span.from, to: start + span.to };
}

function spanOfNode(node: Node, literal: string, report: Report): Span {
  const wholeObject = node.type === 'object' && node.parent === undefined;
  if (wholeObject) return { from: node.offset, to: node.offset + 1 };
  const shown = report.on === 'key' ? keyNode(node) : report.on === 'member' ? propertyNode(node) : node;
  if (shown !== undefined && shown !== node) return { from: shown.offset, to: shown.offset + shown.length };
  if (report.from === undefined || report.to === undefined || node.type !== 'string') {
    return { from: node.offset, to: node.offset + node.length };
  }
  return { from: node.offset + rawOffset(literal, report.from), to: node.offset + rawOffset(literal, report.to) };
}

/** The value at a path, or what of it there is: in broken text a path may lead into the void. */
function nearestNode(tree: ObjectTree, path: Path): Node | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = nodeAtPath(tree, path.slice(0, length));
    if (node !== undefined) return node;
  }
  return undefined;
}

function spanInRoot(text: Text, path: Path): Span {
  const member = readRoot(text).members.find(({ key }) => key === path[0]);
  if (member === undefined) return firstCharacter(text);
  const raw = sliceText(text, member.from, member.to);
  return { from: member.from + valueStart(raw), to: member.to };
}

/** Where the value begins in `"key": value`; by hand, as a key may be of any length. */
function valueStart(member: string): number {
  let at = 1;
  while (at < member.length && member.charAt(at) !== '"') at += member.charAt(at) === '\\' ? 2 : 1;
  at += 1;
  while (at < member.length && ' \t\r\n:'.includes(member.charAt(at))) at += 1;
  return Math.min(at, member.length);
}

function firstCharacter(text: Text): Span {
  const head = sliceText(text, 0, 1024);
  const from = head.search(/[^\s\uFEFF]/);
  return from < 0 ? { from: 0, to: 0 } : { from, to: from + 1 };
}
