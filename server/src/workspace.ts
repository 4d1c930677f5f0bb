/**
 * All documents and the index over them. The four things that can happen to a document (open, edit, load, close) go
 * through here, and each tells what it changed; nothing here knows of rules or features.
 *
 * An open document keeps its text as chunks; one that is only loaded (a workspace file, a catalog) keeps facts and
 * chunk positions, and its text is dropped.
 */
import { collectAffected } from './index/affected.ts';
import type { Facts, JsonObject, JsonValue } from './index/facts.ts';
import { assertRecord, createIndex, type Index, retractRecord } from './index/index.ts';
import { emptyFacts, readFacts } from './index/read-facts.ts';
import { type ReadResult, readObject, type TextProblem } from './index/read-object.ts';
import type { DocumentHandle, ObjectRecord, Origin } from './index/record.ts';
import type { Chunk } from './syntax/chunk.ts';
import type { Layout } from './syntax/layout.ts';
import { cutLine } from './syntax/plain.ts';
import { type RootFacts, readRoot } from './syntax/root.ts';
import { createText, editText, type Shape, type Text, type TextEdit } from './syntax/text.ts';
import { createTreeCache, type ObjectTree } from './syntax/tree.ts';

export interface StixDocument extends DocumentHandle {
  /** Undefined for a document that is only loaded. */
  text: Text | undefined;
  layout: Layout;
  shape: Shape;
  /** By chunk; entry 0 is the root. Undefined where a chunk holds nothing and nothing is wrong with it. */
  records: (ObjectRecord | undefined)[];
  /** How many objects show that this is ATT&CK content. */
  attackObjects: number;
  /** Whether something is wrong with the root's text: its places move with every edit, so it is read again then. */
  rootProblems: boolean;
  /** How many objects there are, the root left out. */
  objects: number;
}

export interface Workspace {
  readonly documents: Map<string, StixDocument>;
  readonly index: Index;
  readonly treeOf: (chunk: Chunk) => ObjectTree;
}

/** What a change did. `affected` are objects anywhere whose findings may differ, the new ones left out. */
export interface WorkspaceChange {
  readonly document: StixDocument;
  readonly removed: readonly ObjectRecord[];
  readonly inserted: readonly ObjectRecord[];
  readonly affected: ReadonlySet<ObjectRecord>;
}

/** Called for each object that was read, while its value is still at hand. */
export type Observer = (record: ObjectRecord, read: ReadResult) => void;

const ignore: Observer = () => undefined;
const longestName = 60;
const emptiness = { from: 0, to: 0, message: 'nothing stands here: a STIX object or bundle is expected' };

export function createWorkspace(): Workspace {
  return { documents: new Map(), index: createIndex(), treeOf: createTreeCache() };
}

/**
 * Puts a document in, or in place of the one with this URI.
 * @param origin 'open' keeps the text; the others keep facts only
 */
export function putDocument(
  workspace: Workspace,
  uri: string,
  content: string,
  origin: Origin,
  observe: Observer = ignore,
): WorkspaceChange {
  const before = removeDocument(workspace, uri);
  const text = createText(content);
  const document: StixDocument = {
    uri,
    origin,
    text: origin === 'open' ? text : undefined,
    layout: text.layout,
    shape: text.shape,
    records: new Array(text.chunks.length),
    attackObjects: 0,
    rootProblems: false,
    objects: 0,
  };
  workspace.documents.set(uri, document);
  const inserted: ObjectRecord[] = [];
  text.chunks.forEach((chunk, ordinal) => {
    const read = ordinal === 0 ? readRootObject(text) : readObject(chunk, workspace.treeOf);
    const record = recordOf(document, ordinal, read);
    document.records[ordinal] = record;
    if (ordinal === 0) document.rootProblems = read.problems.length > 0;
    if (record === undefined) return;
    inserted.push(record);
    enter(workspace, document, record);
    observe(record, read);
  });
  const removed = before?.removed ?? [];
  const isAlone = workspace.documents.size === 1;
  return { document, removed, inserted, affected: isAlone ? new Set() : affectedBy(workspace, removed, inserted) };
}

/**
 * Applies one edit to an open document. Reads the objects that it touches and no other.
 * @returns undefined when no document of this URI is open
 */
export function editDocument(
  workspace: Workspace,
  uri: string,
  edit: TextEdit,
  observe: Observer = ignore,
): WorkspaceChange | undefined {
  const document = workspace.documents.get(uri);
  if (document?.text === undefined) return undefined;
  const { text, at, removed: oldChunks, inserted: newChunks } = editText(document.text, edit);
  const lastOld = document.records.length;
  document.text = text;
  document.layout = text.layout;
  document.shape = text.shape;
  const kept = recordsByChunk(document, at, oldChunks);
  const removed: ObjectRecord[] = [];
  const inserted: ObjectRecord[] = [];
  const fresh = newChunks.map((chunk, index) => {
    const ordinal = at + index;
    if (ordinal === 0) return undefined;
    const old = kept.get(chunk);
    if (old !== undefined) {
      kept.delete(chunk);
      old.ordinal = ordinal;
      return old;
    }
    const read = readObject(chunk, workspace.treeOf);
    const record = recordOf(document, ordinal, read);
    if (record !== undefined) inserted.push(record);
    if (record !== undefined) observe(record, read);
    return record;
  });
  for (const record of kept.values()) if (record !== undefined) removed.push(record);
  const root = document.records[0];
  replaceRange(document.records, at, oldChunks.length, fresh);
  document.records[0] = root;
  const touchesRoot = at === 0 || at + oldChunks.length >= lastOld || document.rootProblems;
  if (touchesRoot) replaceRoot(document, text, observe, removed, inserted);
  if (oldChunks.length !== newChunks.length) renumber(document.records, at);
  for (const record of removed) leave(workspace, document, record);
  for (const record of inserted) enter(workspace, document, record);
  return { document, removed, inserted, affected: affectedBy(workspace, removed, inserted) };
}

/** Takes a document out; undefined when there is none. */
export function removeDocument(workspace: Workspace, uri: string): WorkspaceChange | undefined {
  const document = workspace.documents.get(uri);
  if (document === undefined) return undefined;
  workspace.documents.delete(uri);
  const removed = document.records.filter((record) => record !== undefined);
  for (const record of removed) leave(workspace, document, record);
  return { document, removed, inserted: [], affected: affectedBy(workspace, removed, []) };
}

/** The document that a record belongs to. */
export function documentOf(workspace: Workspace, record: ObjectRecord): StixDocument | undefined {
  return workspace.documents.get(record.document.uri);
}

/** The chunk of a record in an open document; undefined in others, whose text is dropped. */
export function chunkOf(workspace: Workspace, record: ObjectRecord): Chunk | undefined {
  return documentOf(workspace, record)?.text?.chunks[record.ordinal];
}

/** Reads an object of an open document again, with its value. */
export function readAgain(workspace: Workspace, record: ObjectRecord): ReadResult | undefined {
  const text = documentOf(workspace, record)?.text;
  const chunk = text?.chunks[record.ordinal];
  if (text === undefined || chunk === undefined) return undefined;
  return record.ordinal === 0 ? readRootObject(text) : readObject(chunk, workspace.treeOf);
}

function recordOf(document: StixDocument, ordinal: number, read: ReadResult): ObjectRecord | undefined {
  if (read.object === undefined && read.problems.length === 0) return undefined;
  return { facts: read.object?.facts ?? emptyFacts, document, broken: read.broken, ordinal };
}

function readRootObject(text: Text): ReadResult {
  const head = text.chunks[0];
  const root = readRoot(text);
  const problem = text.shape === 'empty' ? emptiness : (head?.problem ?? root.problem);
  const problems: TextProblem[] = problem === undefined ? [] : [{ kind: 'syntax', ...problem }];
  for (const found of duplicateMembers(root)) problems.push(found);
  if (text.shape !== 'bundle') return { object: undefined, problems, broken: false };
  const value: JsonObject = Object.fromEntries(root.members.map(({ key, value }) => [key, value as JsonValue]));
  return { object: { value, facts: readFacts(value) }, problems, broken: root.problem !== undefined };
}

function duplicateMembers(root: RootFacts): readonly TextProblem[] {
  const seen = new Set<string>();
  const problems: TextProblem[] = [];
  for (const { key, from } of root.members) {
    const message = `"${cutLine(key, longestName)}" stands twice in this object; only the last one counts`;
    if (seen.has(key)) problems.push({ kind: 'duplicate-key', from, to: from + key.length + 2, message });
    seen.add(key);
  }
  return problems;
}

function replaceRoot(
  document: StixDocument,
  text: Text,
  observe: Observer,
  removed: ObjectRecord[],
  inserted: ObjectRecord[],
): void {
  const old = document.records[0];
  if (old !== undefined) removed.push(old);
  const read = readRootObject(text);
  const record = recordOf(document, 0, read);
  document.records[0] = record;
  document.rootProblems = read.problems.length > 0;
  if (record === undefined) return;
  inserted.push(record);
  observe(record, read);
}

function recordsByChunk(
  document: StixDocument,
  at: number,
  chunks: readonly Chunk[],
): Map<Chunk, ObjectRecord | undefined> {
  const records = new Map<Chunk, ObjectRecord | undefined>();
  chunks.forEach((chunk, index) => {
    if (at + index > 0) records.set(chunk, document.records[at + index]);
  });
  return records;
}

/** Array.splice takes its items as arguments, and a paste may bring more than a call can take. */
function replaceRange<Item>(items: Item[], at: number, removed: number, inserted: readonly Item[]): void {
  if (removed === inserted.length) {
    for (let index = 0; index < inserted.length; index += 1) items[at + index] = inserted[index] as Item;
    return;
  }
  const rest = items.slice(at + removed);
  items.length = at;
  for (const item of inserted) items.push(item);
  for (const item of rest) items.push(item);
}

function renumber(records: readonly (ObjectRecord | undefined)[], from: number): void {
  for (let ordinal = from; ordinal < records.length; ordinal += 1) {
    const record = records[ordinal];
    if (record !== undefined) record.ordinal = ordinal;
  }
}

function enter(workspace: Workspace, document: StixDocument, record: ObjectRecord): void {
  assertRecord(workspace.index, record);
  if (record.facts.attack) document.attackObjects += 1;
  if (record.ordinal > 0) document.objects += 1;
}

function leave(workspace: Workspace, document: StixDocument, record: ObjectRecord): void {
  retractRecord(workspace.index, record);
  if (record.facts.attack) document.attackObjects -= 1;
  if (record.ordinal > 0) document.objects -= 1;
}

/** An object that was edited is compared with itself; the pairing is by id, as an edit seldom touches many objects. */
function affectedBy(
  workspace: Workspace,
  removed: readonly ObjectRecord[],
  inserted: readonly ObjectRecord[],
): Set<ObjectRecord> {
  const affected = new Set<ObjectRecord>();
  const before = new Map<string, Facts>();
  for (const record of removed) if (record.facts.id) before.set(record.facts.id, record.facts);
  const paired = new Set<Facts>();
  const fresh = new Set(inserted);
  for (const record of inserted) {
    const old = record.facts.id ? before.get(record.facts.id) : undefined;
    if (old !== undefined) paired.add(old);
    collectAffected(workspace.index, old, record.facts, fresh, affected);
  }
  for (const record of removed) {
    if (!paired.has(record.facts)) collectAffected(workspace.index, record.facts, undefined, fresh, affected);
  }
  for (const record of inserted) affected.delete(record);
  return affected;
}
