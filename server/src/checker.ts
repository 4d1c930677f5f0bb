/**
 * Keeps the findings of the documents that are shown, object by object, and asks the rules again only where something
 * they depend on has changed.
 *
 * What the text of an object says by itself is asked once, when it is read. What depends on other objects waits in
 * `pending` until `settle`, so that a batch of a thousand loaded files is answered once.
 */
import { add, createMultiMap, type MultiMap, remove, valuesOf } from './index/multimap.ts';
import type { ReadResult } from './index/read-object.ts';
import type { ObjectRecord } from './index/record.ts';
import type { Finding, GroupRule, IndexRule, ObjectRule, Report, Rule, RuleContext, TextRule } from './rules/rule.ts';
import type { WorkspaceChange } from './workspace.ts';

interface CheckedDocument {
  readonly own: Map<ObjectRecord, readonly Finding[]>;
  readonly linked: Map<ObjectRecord, readonly Finding[]>;
  /** By rule, then by the key that its members share. */
  readonly groups: Map<
    GroupRule,
    { readonly members: MultiMap<ObjectRecord>; readonly findings: Map<string, readonly RecordFinding[]> }
  >;
  readonly pendingGroups: Map<GroupRule, Set<string>>;
}

export interface RecordFinding {
  readonly record: ObjectRecord;
  readonly finding: Finding;
}

export interface Checker {
  readonly rules: {
    readonly text: readonly TextRule[];
    readonly object: readonly ObjectRule[];
    readonly index: readonly IndexRule[];
    readonly group: readonly GroupRule[];
  };
  readonly documents: Map<string, CheckedDocument>;
  readonly pending: Set<ObjectRecord>;
  /** Documents whose findings may have changed since the last `settle`. */
  readonly touched: Set<string>;
  /** Counts the objects that were checked, for those who must know that an edit checks one. */
  readonly statistics: { objects: number; linked: number };
}

export function createChecker(rules: readonly Rule[]): Checker {
  return {
    rules: {
      text: rules.filter((rule): rule is TextRule => rule.scope === 'text'),
      object: rules.filter((rule): rule is ObjectRule => rule.scope === 'object'),
      index: rules.filter((rule): rule is IndexRule => rule.scope === 'index'),
      group: rules.filter((rule): rule is GroupRule => rule.scope === 'group'),
    },
    documents: new Map(),
    pending: new Set(),
    touched: new Set(),
    statistics: { objects: 0, linked: 0 },
  };
}

/** Starts to keep findings of a document; its objects must be observed from now on. */
export function startChecking(checker: Checker, uri: string): void {
  const groups: CheckedDocument['groups'] = new Map();
  for (const rule of checker.rules.group) groups.set(rule, { members: createMultiMap(), findings: new Map() });
  checker.documents.set(uri, { own: new Map(), linked: new Map(), groups, pendingGroups: new Map() });
  checker.touched.add(uri);
}

export function stopChecking(checker: Checker, uri: string): void {
  checker.documents.delete(uri);
}

/** Asks the rules that look at one object's text: to be called while the object's value is at hand. */
export function observe(checker: Checker, record: ObjectRecord, read: ReadResult): void {
  const document = checker.documents.get(record.document.uri);
  if (document === undefined) return;
  checker.statistics.objects += 1;
  const findings: Finding[] = [];
  let rule: Finding['rule'];
  const report = (told: Report): void => void findings.push({ ...told, rule });
  if (read.problems.length > 0) {
    for (const textRule of checker.rules.text) {
      rule = textRule;
      textRule.check(read.problems, report);
    }
  }
  const object = read.broken ? undefined : read.object;
  if (object !== undefined) {
    for (const objectRule of checker.rules.object) {
      rule = objectRule;
      objectRule.check(object, report);
    }
  }
  if (findings.length > 0) document.own.set(record, findings);
}

/** Notes what must be asked again after a change. */
export function noteChange(checker: Checker, change: WorkspaceChange): void {
  const document = checker.documents.get(change.document.uri);
  if (document !== undefined) {
    checker.touched.add(change.document.uri);
    for (const record of change.removed) {
      document.own.delete(record);
      document.linked.delete(record);
      checker.pending.delete(record);
      eachGroup(document, record, (rule, key, members) => {
        remove(members, key, record);
        pend(document, rule, key);
      });
    }
    for (const record of change.inserted) {
      checker.pending.add(record);
      eachGroup(document, record, (rule, key, members) => {
        add(members, key, record);
        pend(document, rule, key);
      });
    }
  }
  for (const record of change.affected) {
    if (checker.documents.has(record.document.uri)) checker.pending.add(record);
  }
}

/** Marks every object of every checked document: after a change that concerns all (a catalog came, settings). */
export function noteAll(checker: Checker, records: Iterable<ObjectRecord>): void {
  for (const record of records) if (checker.documents.has(record.document.uri)) checker.pending.add(record);
}

/**
 * Asks again what is pending.
 * @returns the URIs of documents whose findings may differ from those before
 */
export function settle(checker: Checker, context: RuleContext): ReadonlySet<string> {
  for (const record of checker.pending) {
    const document = checker.documents.get(record.document.uri);
    if (document === undefined) continue;
    checker.statistics.linked += 1;
    checkLinked(checker, document, record, context);
  }
  checker.pending.clear();
  for (const document of checker.documents.values()) settleGroups(document);
  const touched = new Set(checker.touched);
  checker.touched.clear();
  return touched;
}

/** All findings of a document, in no particular order; empty for one that is not checked. */
export function* findingsOf(checker: Checker, uri: string): Iterable<RecordFinding> {
  const document = checker.documents.get(uri);
  if (document === undefined) return;
  for (const [record, findings] of document.own) for (const finding of findings) yield { record, finding };
  for (const [record, findings] of document.linked) for (const finding of findings) yield { record, finding };
  for (const { findings } of document.groups.values()) {
    for (const list of findings.values()) yield* list;
  }
}

function checkLinked(checker: Checker, document: CheckedDocument, record: ObjectRecord, context: RuleContext): void {
  const findings: Finding[] = [];
  let rule: Finding['rule'];
  const report = (told: Report): void => void findings.push({ ...told, rule });
  for (const indexRule of record.broken ? [] : checker.rules.index) {
    rule = indexRule;
    indexRule.check(record, context, report);
  }
  const had = document.linked.has(record);
  if (findings.length > 0) document.linked.set(record, findings);
  else if (had) document.linked.delete(record);
  if (had || findings.length > 0) checker.touched.add(record.document.uri);
}

function settleGroups(document: CheckedDocument): void {
  for (const [rule, keys] of document.pendingGroups) {
    const group = document.groups.get(rule);
    if (group === undefined) continue;
    for (const key of keys) {
      const members = [...valuesOf(group.members, key)].sort((a, b) => a.ordinal - b.ordinal);
      const findings: RecordFinding[] = [];
      if (members.length > 1) {
        rule.check(key, members, (record, report) => findings.push({ record, finding: { ...report, rule } }));
      }
      if (findings.length > 0) group.findings.set(key, findings);
      else group.findings.delete(key);
    }
  }
  document.pendingGroups.clear();
}

function pend(document: CheckedDocument, rule: GroupRule, key: string): void {
  const keys = document.pendingGroups.get(rule);
  if (keys === undefined) document.pendingGroups.set(rule, new Set([key]));
  else keys.add(key);
}

function eachGroup(
  document: CheckedDocument,
  record: ObjectRecord,
  visit: (rule: GroupRule, key: string, members: MultiMap<ObjectRecord>) => void,
): void {
  if (record.broken) return;
  for (const [rule, { members }] of document.groups) {
    for (const key of rule.keys(record.facts)) visit(rule, key, members);
  }
}
