/**
 * The façade: all that can be asked of the engine, and the only file that the language server and the command line
 * import from here below. Synchronous, without a clock, files or randomness: those are handed in.
 */
import {
  type Checker,
  createChecker,
  findingsOf,
  noteAll,
  noteChange,
  observe,
  settle,
  startChecking,
  stopChecking,
} from './checker.ts';
import { type Configuration, defaultConfiguration, limits } from './config.ts';
import { type Definition, definition } from './features/definition.ts';
import { type Highlight, highlights } from './features/highlights.ts';
import { type Hover, hover } from './features/hover.ts';
import { type InlayHints, inlayHints } from './features/inlay-hints.ts';
import { references } from './features/references.ts';
import { type Location, objectTarget, valueLocation } from './features/shared/location.ts';
import { documentSymbols, type SymbolRow } from './features/symbols.ts';
import {
  presetOf,
  type ShownFinding,
  type ShownFindings,
  type SpanCache,
  severityOf,
  shownFindings,
} from './findings.ts';
import { type DocumentEdit, type Repair, repairsOf, safeRepair } from './fixes.ts';
import type { Path } from './index/facts.ts';
import { definitionsOf } from './index/index.ts';
import type { ObjectRecord, Origin } from './index/record.ts';
import { pointerOf } from './pointer.ts';
import { allRules } from './rules/all.ts';
import type { Rule } from './rules/rule.ts';
import { looksLikeStix } from './stix/recognise.ts';
import type { Position } from './syntax/layout.ts';
import { chunkAt, offsetAt, positionAt, type TextEdit } from './syntax/text.ts';
import { notShown } from './words.ts';
import {
  createWorkspace,
  editDocument,
  putDocument,
  removeDocument,
  type StixDocument,
  type Workspace,
  type WorkspaceChange,
} from './workspace.ts';

export type { InlayHints } from './features/inlay-hints.ts';
export type { Location, Target } from './features/shared/location.ts';
export type { SymbolRow } from './features/symbols.ts';
export type { ShownFinding } from './findings.ts';
export type { DocumentEdit, Repair } from './fixes.ts';

export interface Summary {
  /** "2.0" or "2.1"; undefined where the document does not say. */
  readonly version: string | undefined;
  readonly objects: number;
  readonly findings: ShownFindings['counts'];
  readonly limits: readonly string[];
}

export interface EngineOptions {
  readonly newUuid: () => string;
  /** Now, as a STIX timestamp. */
  readonly now: () => string;
  /** All rules where it is left out. */
  readonly rules?: readonly Rule[];
}

export interface Engine {
  readonly workspace: Workspace;
  readonly checker: Checker;
  readonly rules: readonly Rule[];
  /** Puts an open document in; its findings are kept from now on. */
  open(uri: string, content: string): void;
  /** Edits apply in their order, each to the text that the one before left. */
  edit(uri: string, edits: readonly TextEdit[]): void;
  /** Puts in a document that is not open: it resolves references and shows no findings. */
  load(uri: string, content: string, origin: Exclude<Origin, 'open'>): void;
  /** Takes a document out, open or not. */
  remove(uri: string): void;
  /** New settings, and whether a catalog has been read: everything is judged anew at the next `settle`. */
  configure(configuration: Configuration, catalogLoaded: boolean): void;
  /** Brings the findings up to date and tells which documents' findings may differ. */
  settle(): ReadonlySet<string>;
  document(uri: string): StixDocument | undefined;
  /** Whether a file that begins so is STIX. */
  recognises(head: string): boolean;
  /** LSP positions of an open document; an unknown document has one, empty line. */
  offsetAt(uri: string, position: Position): number;
  positionAt(uri: string, offset: number): Position;
  findings(uri: string, maximum?: number): ShownFindings;
  /** Findings that touch [from, to], offsets in the document. */
  findingsAt(uri: string, from: number, to: number): readonly ShownFinding[];
  /** What the status shows of an open document; undefined when it is not open. */
  summary(uri: string): Summary | undefined;
  /** Where a value of an object stands; at the object's start where the text was dropped. */
  locate(record: ObjectRecord, path: Path): Location | undefined;
  hover(uri: string, offset: number): Hover | undefined;
  definition(uri: string, offset: number): Definition | undefined;
  references(uri: string, offset: number, includeDeclaration: boolean): readonly Location[];
  highlights(uri: string, offset: number): readonly Highlight[];
  documentSymbols(uri: string): readonly SymbolRow[];
  inlayHints(uri: string, from: number, to: number): InlayHints;
  /** RFC 6901, in the document; "" for `syntax`, whose text has no structure to point into. */
  pointer(place: ShownFinding): string;
  repairs(place: ShownFinding): readonly Repair[];
  /** All fixes of a document that have exactly one right answer, as one change. */
  safeRepairs(uri: string): readonly DocumentEdit[];
}

export function createEngine(options: EngineOptions): Engine {
  const rules = options.rules ?? allRules;
  const workspace = createWorkspace();
  const checker = createChecker(rules);
  const spans: SpanCache = new WeakMap();
  let configuration = defaultConfiguration;
  let catalogLoaded = false;

  const note = (change: WorkspaceChange | undefined): void => {
    if (change !== undefined) noteChange(checker, change);
  };
  const watch: Parameters<typeof putDocument>[4] = (record, read) => observe(checker, record, read);
  const fixContext = () => ({ index: workspace.index, catalogLoaded, newUuid: options.newUuid, now: options.now });
  const findings = (uri: string, maximum: number, among?: (record: ObjectRecord) => boolean): ShownFindings => {
    const document = workspace.documents.get(uri);
    if (document === undefined) return { findings: [], counts: { error: 0, warning: 0, info: 0, hint: 0 }, cut: 0 };
    return shownFindings(workspace, checker, configuration, document, spans, maximum, among);
  };

  return {
    workspace,
    checker,
    rules,
    open(uri, content) {
      stopChecking(checker, uri);
      startChecking(checker, uri);
      note(putDocument(workspace, uri, content, 'open', watch));
    },
    edit(uri, edits) {
      for (const edit of edits) note(editDocument(workspace, uri, edit, watch));
    },
    load(uri, content, origin) {
      stopChecking(checker, uri);
      note(putDocument(workspace, uri, content, origin));
    },
    remove(uri) {
      stopChecking(checker, uri);
      note(removeDocument(workspace, uri));
    },
    configure(next, loaded) {
      configuration = next;
      catalogLoaded = loaded;
      for (const uri of checker.documents.keys()) {
        checker.touched.add(uri);
        noteAll(
          checker,
          (workspace.documents.get(uri)?.records ?? []).filter((record) => record !== undefined),
        );
      }
    },
    settle: () => settle(checker, { index: workspace.index, catalogLoaded }),
    document: (uri) => workspace.documents.get(uri),
    recognises: looksLikeStix,
    offsetAt(uri, position) {
      const text = workspace.documents.get(uri)?.text;
      return text === undefined ? 0 : offsetAt(text, position);
    },
    positionAt(uri, offset) {
      const text = workspace.documents.get(uri)?.text;
      return text === undefined ? { line: 0, character: 0 } : positionAt(text, offset);
    },
    findings: (uri, maximum = configuration.maxProblems) => findings(uri, maximum),
    findingsAt(uri, from, to) {
      const text = workspace.documents.get(uri)?.text;
      if (text === undefined) return [];
      const first = chunkAt(text, Math.max(0, from - 1));
      const last = chunkAt(text, to);
      const near = ({ ordinal }: ObjectRecord): boolean => ordinal === 0 || (ordinal >= first && ordinal <= last);
      const all = findings(uri, Number.POSITIVE_INFINITY, near).findings;
      return all.filter((finding) => finding.from <= to && finding.to >= from);
    },
    summary(uri) {
      const document = workspace.documents.get(uri);
      if (document?.text === undefined) return undefined;
      const { counts } = findings(uri, 0);
      const total = counts.error + counts.warning + counts.info + counts.hint;
      const cut = Math.max(0, total - configuration.maxProblems);
      return {
        version: specVersionOf(document),
        objects: document.objects,
        findings: counts,
        limits: limitsOf(document, cut, configuration.maxProblems),
      };
    },
    locate(record, path) {
      const current = currentRecord(workspace, record);
      return path.length === 0 ? objectTarget(workspace, current) : valueLocation(workspace, current, path);
    },
    hover: (uri, offset) => hover(workspace, uri, offset),
    definition: (uri, offset) => definition(workspace, uri, offset),
    references: (uri, offset, includeDeclaration) => references(workspace, uri, offset, { includeDeclaration }),
    highlights: (uri, offset) => highlights(workspace, uri, offset),
    documentSymbols: (uri) => documentSymbols(workspace, uri, { maximum: limits.outlineRows }).rows,
    inlayHints: (uri, from, to) => inlayHints(workspace, uri, from, to, { maximum: limits.inlayHints }),
    pointer({ record, finding }) {
      const shape = workspace.documents.get(record.document.uri)?.shape ?? 'other';
      return finding.rule.code === 'syntax' ? '' : pointerOf(shape, record.ordinal, finding.path);
    },
    repairs: (place) => repairsOf(workspace, place, fixContext()),
    safeRepairs(uri) {
      const document = workspace.documents.get(uri);
      if (document === undefined) return [];
      const preset = presetOf(configuration, document);
      const places = [...findingsOf(checker, uri)].filter(
        ({ finding }) => severityOf(finding, configuration, preset) !== 'off',
      );
      return safeRepair(workspace, places, fixContext());
    },
  };
}

/** A finding may name an object that was edited since: its new version stands where the old one stood. */
function currentRecord({ documents, index }: Workspace, record: ObjectRecord): ObjectRecord {
  if (documents.get(record.document.uri)?.records[record.ordinal] === record || !record.facts.id) return record;
  const versions = definitionsOf(index, record.facts.id, record.document);
  return versions.find(({ document }) => document === record.document) ?? versions[0] ?? record;
}

/** What the root says, else the first objects; most files are of one version. */
function specVersionOf({ records }: StixDocument): string | undefined {
  for (const record of records.slice(0, 100))
    if (record?.facts.specVersion !== undefined) return record.facts.specVersion;
  return undefined;
}

function limitsOf({ objects }: StixDocument, cut: number, maximum: number): readonly string[] {
  const told: string[] = [];
  if (cut > 0) told.push(`${notShown(cut, 'finding')}: the ${maximum} worst are (setting stix.maxProblems)`);
  const rows = objects - limits.outlineRows;
  if (rows > 0) told.push(`the outline shows the first ${limits.outlineRows} objects and leaves out ${rows}`);
  return told;
}
