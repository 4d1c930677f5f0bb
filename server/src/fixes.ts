/**
 * From a finding to repairs as text edits: asks the finding's rule for its fixes, and writes each as the fewest bytes
 * in the documents it touches.
 */

import type { RecordFinding } from './checker.ts';
import { type Claims, claim, collides, createClaims, isTaken } from './claims.ts';
import { usersOf } from './index/index.ts';
import type { ReadObject } from './index/read-object.ts';
import type { ObjectRecord } from './index/record.ts';
import { spanInDocument } from './locate.ts';
import type { Finding, Fix, FixContext, FixProvider, ObjectEdit, Rule } from './rules/rule.ts';
import { objectBeside } from './syntax/beside.ts';
import { styleOf } from './syntax/style.ts';
import { chunkStart, type Text } from './syntax/text.ts';
import { type ValueEdit, writeEdits } from './syntax/write.ts';
import { chunkOf, documentOf, readAgain, type Workspace } from './workspace.ts';

/** One replacement in an open document; offsets in the document. */
export interface DocumentEdit {
  readonly uri: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A repair that can be applied as it is. */
export interface Repair {
  readonly title: string;
  readonly preferred: boolean;
  readonly safe: boolean;
  readonly edits: readonly DocumentEdit[];
}

type NewObject = Extract<ObjectEdit, { kind: 'object' }>;
type PlacedEdit = ValueEdit & { readonly record?: ObjectRecord };

/** The repairs of a finding, the preferred one first. A repair that cannot be written in full is left out. */
export function repairsOf(workspace: Workspace, place: RecordFinding, context: FixContext): readonly Repair[] {
  const object = readAgain(workspace, place.record)?.object;
  const fixes = fixesOf(place.finding, object, place.record, context);
  const repairs: Repair[] = [];
  for (const fix of fixes) {
    const edits = writeFix(workspace, place.record, fix);
    if (edits === undefined || edits.length === 0) continue;
    repairs.push({ title: fix.title, preferred: fix.preferred === true, safe: fix.safe === true, edits });
  }
  return repairs.sort((a, b) => Number(b.preferred) - Number(a.preferred));
}

/**
 * The safe repairs of many findings as one: of each finding its single safe fix, whole or not at all. Of fixes that
 * would change one place differently the first counts; what several findings ask for alike is done once.
 */
export function safeRepair(
  workspace: Workspace,
  places: readonly RecordFinding[],
  context: FixContext,
): readonly DocumentEdit[] {
  const claims = new Map<ObjectRecord, Claims>();
  const claimsOf = (record: ObjectRecord): Claims => {
    const present = claims.get(record) ?? createClaims();
    claims.set(record, present);
    return present;
  };
  for (const [own, findings] of byRecord(places)) {
    const object = readAgain(workspace, own)?.object;
    for (const finding of findings) {
      const [fix, ...others] = fixesOf(finding, object, own, context).filter(({ safe }) => safe === true);
      if (fix === undefined || others.length > 0) continue;
      const edits = expanded(workspace, own, fix.edits).map(({ record = own, ...edit }) => ({ record, edit }));
      const fresh = edits.filter(({ record, edit }) => !isTaken(claimsOf(record), edit));
      if (fresh.some(({ record, edit }) => collides(claimsOf(record), edit))) continue;
      for (const { record, edit } of fresh) claim(claimsOf(record), edit);
    }
  }
  return [...claims].flatMap(([record, { edits }]) => writeObjectEdits(workspace, record, edits) ?? []);
}

/** Findings by their object: each object is read once for all of them. Such as never have a safe fix are left out. */
function byRecord(places: readonly RecordFinding[]): ReadonlyMap<ObjectRecord, readonly Finding[]> {
  const grouped = new Map<ObjectRecord, Finding[]>();
  for (const { record, finding } of places) {
    if (finding.rule.hasSafeFixes === false) continue;
    const list = grouped.get(record);
    if (list === undefined) grouped.set(record, [finding]);
    else list.push(finding);
  }
  return grouped;
}

function fixesOf(
  finding: Finding,
  object: ReadObject | undefined,
  record: ObjectRecord,
  context: FixContext,
): readonly Fix[] {
  const rule: Rule & { readonly fix?: FixProvider } = finding.rule as Rule;
  return rule.fix === undefined || object === undefined ? [] : rule.fix(finding, object, record, context);
}

function writeFix(workspace: Workspace, own: ObjectRecord, fix: Fix): readonly DocumentEdit[] | undefined {
  const edits: DocumentEdit[] = [];
  for (const [record, list] of editsByRecord(workspace, own, fix)) {
    const written = writeObjectEdits(workspace, record, list);
    if (written === undefined) return undefined;
    for (const edit of written) edits.push(edit);
  }
  for (const edit of fix.edits) {
    if (edit.kind !== 'object') continue;
    const written = writeNewObject(workspace, edit.record ?? own, edit);
    if (written === undefined) return undefined;
    edits.push(written);
  }
  return edits;
}

function writeNewObject(workspace: Workspace, record: ObjectRecord, { value }: NewObject): DocumentEdit | undefined {
  const text = documentOf(workspace, record)?.text;
  const chunk = chunkOf(workspace, record);
  const root = chunk === undefined || record.ordinal === 0 ? undefined : workspace.treeOf(chunk).root;
  if (text === undefined || chunk === undefined || root === undefined) return undefined;
  const style = styleOf(chunk.text, ...neighboursOf(text, record.ordinal));
  const edit = objectBeside(text, record.ordinal, root, value, style);
  if (edit === undefined) return undefined;
  const start = chunkStart(text, record.ordinal);
  return { uri: record.document.uri, from: start + edit.from, to: start + edit.to, text: edit.text };
}

function editsByRecord(workspace: Workspace, own: ObjectRecord, fix: Fix): ReadonlyMap<ObjectRecord, ValueEdit[]> {
  const byRecord = new Map<ObjectRecord, ValueEdit[]>();
  for (const { record = own, ...edit } of expanded(workspace, own, fix.edits)) {
    const list = byRecord.get(record);
    if (list === undefined) byRecord.set(record, [edit]);
    else list.push(edit);
  }
  return byRecord;
}

/** A renamed id is a new value in every reference of an open document that holds it. */
function expanded(workspace: Workspace, own: ObjectRecord, edits: readonly ObjectEdit[]): readonly PlacedEdit[] {
  return edits.flatMap((edit): readonly PlacedEdit[] => {
    if (edit.kind === 'object') return [];
    if (edit.kind !== 'rename-id') return [edit];
    const changed: PlacedEdit[] = [];
    if (own.facts.id === edit.from) changed.push({ kind: 'value', record: own, path: ['id'], value: edit.to });
    for (const record of usersOf(workspace.index, edit.from)) {
      if (documentOf(workspace, record)?.text === undefined) continue;
      for (const { id, path } of record.facts.references) {
        if (id === edit.from) changed.push({ kind: 'value', record, path, value: edit.to });
      }
    }
    return changed;
  });
}

function writeObjectEdits(
  workspace: Workspace,
  record: ObjectRecord,
  edits: readonly ValueEdit[],
): readonly DocumentEdit[] | undefined {
  const text = documentOf(workspace, record)?.text;
  const chunk = chunkOf(workspace, record);
  if (text === undefined || chunk === undefined) return undefined;
  const uri = record.document.uri;
  if (record.ordinal === 0) return writeRootEdits(workspace, record, edits);
  const root = workspace.treeOf(chunk).root;
  if (root === undefined) return undefined;
  const written = writeEdits(chunk.text, root, edits, styleOf(chunk.text, ...neighboursOf(text, record.ordinal)));
  if (written.skipped > 0) return undefined;
  const start = chunkStart(text, record.ordinal);
  return written.edits.map((edit) => ({ uri, from: start + edit.from, to: start + edit.to, text: edit.text }));
}

/** The root lies around the objects and has no tree: only its members' values can be replaced. */
function writeRootEdits(
  workspace: Workspace,
  record: ObjectRecord,
  edits: readonly ValueEdit[],
): readonly DocumentEdit[] | undefined {
  const written: DocumentEdit[] = [];
  for (const edit of edits) {
    const span = spanInDocument(workspace, record, { path: edit.path, message: '' });
    if (edit.kind !== 'value' || edit.path.length !== 1 || span === undefined) return undefined;
    written.push({ uri: record.document.uri, ...span, text: JSON.stringify(edit.value) });
  }
  return written;
}

/** What the object's own text does not show, the objects beside it do. */
function neighboursOf({ chunks }: Text, ordinal: number): readonly string[] {
  return [ordinal + 1, ordinal - 1].flatMap((index) => chunks[index]?.text ?? []);
}
