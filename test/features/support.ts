/** What the tests of features share: a fixture put into a workspace, and ranges shown as the text that they cover. */
import type { Origin } from '../../server/src/index/record.ts';
import { createWorkspace, putDocument, type Workspace } from '../../server/src/workspace.ts';
import { parseFixture } from '../fixture.ts';

export interface Loaded {
  readonly workspace: Workspace;
  /** The file in which the cursor stands; the first one where there is none. */
  readonly uri: string;
  readonly offset: number;
  /** The content of a file, or a part of it. */
  read(uri: string, from?: number, to?: number): string;
}

/**
 * Puts a fixture's files into a workspace.
 * @param origins of files, by path, that are not open
 */
export function load(source: string, origins: Readonly<Record<string, Exclude<Origin, 'open'>>> = {}): Loaded {
  const { files, cursor } = parseFixture(source);
  const workspace = createWorkspace();
  const contents = new Map<string, string>();
  for (const { path, content } of files) {
    contents.set(uriOf(path), content);
    putDocument(workspace, uriOf(path), content, origins[path] ?? 'open');
  }
  return {
    workspace,
    uri: uriOf(cursor?.path ?? files[0]?.path ?? ''),
    offset: cursor?.from ?? 0,
    read: (uri, from = 0, to = Number.POSITIVE_INFINITY) => (contents.get(uri) ?? '').slice(from, to),
  };
}

/** One document as it is, with `$0` as cursor: for line ends, minified text and broken JSON. */
export function loadText(text: string): Loaded {
  const offset = Math.max(0, text.indexOf('$0'));
  const content = text.replace('$0', '');
  const workspace = createWorkspace();
  putDocument(workspace, uriOf('/a.json'), content, 'open');
  return {
    workspace,
    uri: uriOf('/a.json'),
    offset,
    read: (_uri, from = 0, to = content.length) => content.slice(from, to),
  };
}

export function uriOf(path: string): string {
  return `file://${path}`;
}

/** A document that is a bundle of these objects, indented as published ones are. */
export function bundle(objects: readonly object[]): string {
  return JSON.stringify({ type: 'bundle', id: 'bundle--7d1c2a5e-0b3f-4c6d-8e9f-a0b1c2d3e4f5', objects }, null, 4);
}
