/**
 * What a rule is. A rule looks at one object (or at a group of objects of one document that share a key) and reports
 * findings as paths and offsets inside the object; it never sees a document position, and never changes anything.
 *
 * Four scopes, by what a finding depends on, tell the checker when to ask again:
 * - `text`: what is wrong with the object's text as JSON. Asked once for each version of the object, broken ones included.
 * - `object`: the object's text alone. Asked once for each version of the object.
 * - `index`: the object's facts and what the index says of ids, ATT&CK ids and phases that stand in it.
 * - `group`: all objects of one document that share a key (the same id, the same citation name).
 */
import type { Facts, JsonObject, JsonValue, Path } from '../index/facts.ts';
import type { Index } from '../index/index.ts';
import type { ReadObject, TextProblem } from '../index/read-object.ts';
import type { ObjectRecord } from '../index/record.ts';
import type { ValueEdit } from '../syntax/write.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Setting = Severity | 'off';
export type Preset = 'attack' | 'stix' | 'relaxed';
export type RuleGroup = 'references' | 'citations' | 'links' | 'objects' | 'patterns';
export type FindingTag = 'unnecessary' | 'deprecated';

/** Another place that belongs to a finding. */
export interface Related {
  readonly record: ObjectRecord;
  /** [] for the object as a whole: it is shown at its id. */
  readonly path: Path;
  readonly message: string;
}

/** What a rule reports. */
export interface Report {
  /** The value that the finding is about, from the object's own braces; it becomes the JSON pointer. */
  readonly path: Path;
  /** Where the finding stands when not at `path` (a missing member: at the `id`). */
  readonly at?: Path;
  /** 'value' (default), the member's 'key', or the whole 'member'. */
  readonly on?: 'value' | 'key' | 'member';
  /** Offsets in the decoded string at `path`; both or neither. */
  readonly from?: number;
  readonly to?: number;
  /** Offsets in the object's raw text, for what has no path (broken JSON). They win over `path`. */
  readonly raw?: { readonly from: number; readonly to: number };
  readonly message: string;
  /** Only where the severity depends on more than the preset; a severity set by the user wins over it. */
  readonly severity?: Severity;
  readonly tags?: readonly FindingTag[];
  readonly related?: readonly Related[];
  /** What the rule's own fix needs to know again; plain data. */
  readonly data?: JsonValue;
}

/** A report and the rule that made it. */
export interface Finding extends Report {
  readonly rule: RuleMetadata;
}

/** Facts about the whole session that a rule may ask for. */
export interface RuleContext {
  readonly index: Index;
  /** Whether a catalog was named and read: what is unknown then is unknown indeed. */
  readonly catalogLoaded: boolean;
}

export interface RuleMetadata {
  /** Stable, kebab-case; the file's name too. */
  readonly code: string;
  readonly group: RuleGroup;
  /** One line for lists and tables. */
  readonly title: string;
  /** `relaxed` follows `stix` where it is not given. */
  readonly severity: { readonly attack: Setting; readonly stix: Setting; readonly relaxed?: Setting };
  /** False where no fix of the rule is ever safe: "Fix all safe problems" then asks for none. */
  readonly hasSafeFixes?: false;
}

export interface ObjectRule extends RuleMetadata {
  readonly scope: 'object';
  check(object: ReadObject, report: (report: Report) => void): void;
}

export interface TextRule extends RuleMetadata {
  readonly scope: 'text';
  /** Objects whose text is broken come here too. */
  check(problems: readonly TextProblem[], report: (report: Report) => void): void;
}

export interface IndexRule extends RuleMetadata {
  readonly scope: 'index';
  check(record: ObjectRecord, context: RuleContext, report: (report: Report) => void): void;
}

export interface GroupRule extends RuleMetadata {
  readonly scope: 'group';
  /** Keys under which the object belongs together with others of its document. */
  keys(facts: Facts): readonly string[];
  /** @param members two or more objects that share the key, in the document's order */
  check(key: string, members: readonly ObjectRecord[], report: (record: ObjectRecord, report: Report) => void): void;
}

export type Rule = (TextRule | ObjectRule | IndexRule | GroupRule) & { readonly fix?: FixProvider };

/** What a fix may ask for besides the finding. */
export interface FixContext extends RuleContext {
  /** A new random UUID. The engine is pure: it is handed in. */
  readonly newUuid: () => string;
  /** Now, as a STIX timestamp. */
  readonly now: () => string;
}

export type FixProvider = (
  finding: Finding,
  object: ReadObject,
  record: ObjectRecord,
  context: FixContext,
) => readonly Fix[];

/** A repair. The edits of a fix do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly ObjectEdit[];
  /** The best one: offered first, and applied by one key. At most one of a finding's fixes. */
  readonly preferred?: boolean;
  /** There is exactly one right answer: taken by "Fix all safe problems". */
  readonly safe?: boolean;
}

/**
 * A change to one object in terms of its values. `record` is the finding's object where it is left out. An id is renamed
 * wherever open documents point at it, and in the object itself; an object is added behind the record's.
 */
export type ObjectEdit = { readonly record?: ObjectRecord } & (
  | ValueEdit
  | { readonly kind: 'rename-id'; readonly from: string; readonly to: string }
  | { readonly kind: 'object'; readonly value: JsonObject }
);
