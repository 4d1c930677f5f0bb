/**
 * The outline: one row an object. JSON's own outline shows every key and gives up at 5,000; a bundle's authors look for
 * objects. Costs no trees: the selection of each row is found by a search in the object's text.
 */
import type { ObjectRecord } from '../index/record.ts';
import { isObservableType } from '../stix/object-types.ts';
import { chunkStart } from '../syntax/text.ts';
import type { Workspace } from '../workspace.ts';
import { shorten } from './shared/markdown.ts';
import { displayName, shortId, tellingName } from './shared/names.ts';

/** What an object is, for its icon. */
export type SymbolKind =
  | 'behaviour'
  | 'actor'
  | 'software'
  | 'defence'
  | 'relationship'
  | 'observable'
  | 'report'
  | 'marking'
  | 'other';

/** Offsets in the document; the selection lies inside [from, to). */
export interface SymbolRow {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly from: number;
  readonly to: number;
  readonly selectionFrom: number;
  readonly selectionTo: number;
  /** Revoked or deprecated. */
  readonly deprecated: boolean;
}

export interface DocumentSymbols {
  readonly rows: readonly SymbolRow[];
  /** How many objects are left out because there are more than the maximum. */
  readonly cut: number;
}

export interface SymbolsOptions {
  readonly maximum: number;
}

const longestName = 160;

/** The objects of an open document in their order; the bundle's own members are no row. */
export function documentSymbols(workspace: Workspace, uri: string, { maximum }: SymbolsOptions): DocumentSymbols {
  const document = workspace.documents.get(uri);
  const text = document?.text;
  if (document === undefined || text === undefined) return { rows: [], cut: 0 };
  const rows: SymbolRow[] = [];
  let cut = 0;
  for (let ordinal = 1; ordinal < document.records.length; ordinal += 1) {
    const record = document.records[ordinal];
    const chunk = text.chunks[ordinal];
    if (record === undefined || chunk === undefined || chunk.objectEnd === 0) continue;
    if (rows.length < maximum)
      rows.push(rowOf(workspace, record, chunk.text, chunkStart(text, ordinal), chunk.objectEnd));
    else cut += 1;
  }
  return { rows, cut };
}

function rowOf(workspace: Workspace, record: ObjectRecord, text: string, start: number, end: number): SymbolRow {
  const { facts } = record;
  const selection = selectionIn(text, end, [facts.name, facts.id]);
  return {
    name: shorten(labelOf(workspace, record), longestName) || 'object',
    detail: facts.type === undefined ? '' : shorten(facts.type, longestName),
    kind: kindOf(facts.type),
    from: start,
    to: start + end,
    selectionFrom: start + selection.from,
    selectionTo: start + selection.to,
    deprecated: facts.revoked || facts.deprecated,
  };
}

function labelOf(workspace: Workspace, record: ObjectRecord): string {
  const { facts } = record;
  const name = tellingName(workspace.index, record);
  if (name !== undefined) return facts.attackId === undefined ? name : `${facts.attackId} ${name}`;
  return facts.id ? shortId(facts.id) : displayName(workspace.index, record);
}

/** The first of the values that stands in the object as a plain literal; else its opening brace. */
function selectionIn(
  text: string,
  end: number,
  values: readonly (string | undefined)[],
): { readonly from: number; readonly to: number } {
  for (const value of values) {
    if (!value) continue;
    const at = text.indexOf(JSON.stringify(value));
    const to = at + value.length + 2;
    if (at !== -1 && to <= end && text.charCodeAt(to - 1) === 34) return { from: at, to };
  }
  return { from: 0, to: Math.min(1, end) };
}

const kinds: Readonly<Record<string, SymbolKind>> = {
  'attack-pattern': 'behaviour',
  'x-mitre-tactic': 'behaviour',
  vulnerability: 'behaviour',
  indicator: 'behaviour',
  'intrusion-set': 'actor',
  'threat-actor': 'actor',
  campaign: 'actor',
  identity: 'actor',
  location: 'actor',
  malware: 'software',
  tool: 'software',
  infrastructure: 'software',
  'malware-analysis': 'software',
  'x-mitre-asset': 'software',
  'course-of-action': 'defence',
  'x-mitre-data-source': 'defence',
  'x-mitre-data-component': 'defence',
  'x-mitre-detection-strategy': 'defence',
  'x-mitre-analytic': 'defence',
  relationship: 'relationship',
  sighting: 'relationship',
  'observed-data': 'observable',
  grouping: 'report',
  incident: 'report',
  note: 'report',
  opinion: 'report',
  report: 'report',
  'x-mitre-collection': 'report',
  'x-mitre-matrix': 'report',
  'marking-definition': 'marking',
};

function kindOf(type: string | undefined): SymbolKind {
  if (type === undefined) return 'other';
  if (Object.hasOwn(kinds, type)) return kinds[type] ?? 'other';
  return isObservableType(type) ? 'observable' : 'other';
}
