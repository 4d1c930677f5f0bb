/**
 * Inlay hints: behind each id the name that it stands for. Read from the text between two offsets, so that a screenful
 * of a collection of 25,000 ids costs a screenful.
 */
import { resolve } from '../index/index.ts';
import type { ObjectRecord } from '../index/record.ts';
import { predefinedMarking } from '../stix/markings.ts';
import { isReferenceProperty } from '../stix/reference-properties.ts';
import { chunkAt, chunkStart } from '../syntax/text.ts';
import type { StixDocument, Workspace } from '../workspace.ts';
import { idLiterals } from './shared/id-literals.ts';
import { oneLine, shorten } from './shared/markdown.ts';
import { tellingName } from './shared/names.ts';

/** A label behind a value; `offset` in the document is just behind the closing quote. Label and tooltip are plain text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

export interface InlayHints {
  readonly hints: readonly InlayHint[];
  /** Whether there are more than the maximum: the stretch is then shown in part. */
  readonly cut: boolean;
}

export interface InlayHintsOptions {
  readonly maximum: number;
}

const longestLabel = 40;
const longestTooltip = 300;
/** The longest literal that an id can be, were it all escapes: where one begins that ends within the stretch. */
const longestLiteral = 6 * 300;

/**
 * The hints of the ids that end in [from, to] of an open document. Nothing stands behind an id that is not known, nor
 * behind an object's own.
 */
export function inlayHints(
  workspace: Workspace,
  uri: string,
  from: number,
  to: number,
  { maximum }: InlayHintsOptions,
): InlayHints {
  const document = workspace.documents.get(uri);
  const text = document?.text;
  if (document === undefined || text === undefined || to < from) return { hints: [], cut: false };
  const hints: InlayHint[] = [];
  const last = chunkAt(text, to);
  for (let ordinal = Math.max(1, chunkAt(text, Math.max(0, from - 1))); ordinal <= last; ordinal += 1) {
    const chunk = text.chunks[ordinal];
    if (chunk === undefined) continue;
    const start = chunkStart(text, ordinal);
    const end = Math.min(chunk.objectEnd, to - start);
    for (const literal of idLiterals(chunk.text, Math.max(0, from - start - longestLiteral), end)) {
      const outside = start + literal.to < from || literal.to > end;
      if (outside || literal.property === undefined || !isReferenceProperty(literal.property)) continue;
      const hint = hintOf(workspace, document, literal.id, start + literal.to);
      if (hint === undefined) continue;
      if (hints.length === maximum) return { hints, cut: true };
      hints.push(hint);
    }
  }
  return { hints, cut: false };
}

function hintOf(workspace: Workspace, document: StixDocument, id: string, offset: number): InlayHint | undefined {
  const record = resolve(workspace.index, id, document);
  if (record === undefined) {
    const marking = predefinedMarking(id);
    return marking && { offset, label: marking.name, tooltip: `${marking.name} (TLP ${marking.version})` };
  }
  const name = tellingName(workspace.index, record);
  if (name === undefined || oneLine(name) === '') return undefined;
  return { offset, label: shorten(name, longestLabel), tooltip: shorten(tooltipOf(name, record), longestTooltip) };
}

function tooltipOf(name: string, { facts }: ObjectRecord): string {
  const told = facts.attackId === undefined ? name : `${facts.attackId} ${name}`;
  const standing = facts.revoked ? ', revoked' : facts.deprecated ? ', deprecated' : '';
  return `${told} (${facts.type ?? 'no type'}${standing})`;
}
