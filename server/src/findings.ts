/**
 * The findings of a document as they are shown: with the severity that the preset and the user give them, in document
 * offsets, worst first, and at most as many as the cap allows.
 */
import { type Checker, findingsOf, type RecordFinding } from './checker.ts';
import type { Configuration } from './config.ts';
import type { ObjectRecord } from './index/record.ts';
import { type Span, spanInChunk } from './locate.ts';
import type { Finding, Preset, Setting, Severity } from './rules/rule.ts';
import { chunkStart } from './syntax/text.ts';
import type { StixDocument, Workspace } from './workspace.ts';

/** A finding in its document; `from` and `to` are document offsets. */
export interface ShownFinding extends RecordFinding, Span {
  readonly severity: Severity;
}

export interface ShownFindings {
  readonly findings: readonly ShownFinding[];
  /** How many there are of each severity, the cut ones included. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** How many are left out because of the cap. */
  readonly cut: number;
}

/** Spans of findings, kept: a finding lives as long as its object's text stays the same. */
export type SpanCache = WeakMap<Finding, Span>;

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** The preset that holds for a document. */
export function presetOf(configuration: Configuration, document: StixDocument): Preset {
  if (configuration.preset !== 'auto') return configuration.preset;
  return document.attackObjects > 0 ? 'attack' : 'stix';
}

/**
 * The findings to show for an open document.
 * @param maximum the most findings to return; the worst ones are kept. With 0 they are only counted.
 * @param among the objects whose findings are wanted
 */
export function shownFindings(
  workspace: Workspace,
  checker: Checker,
  configuration: Configuration,
  document: StixDocument,
  spans: SpanCache,
  maximum: number,
  among: (record: ObjectRecord) => boolean = () => true,
): ShownFindings {
  const preset = presetOf(configuration, document);
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  const rows: { readonly place: RecordFinding; readonly severity: Severity }[] = [];
  for (const place of findingsOf(checker, document.uri)) {
    const severity = severityOf(place.finding, configuration, preset);
    if (severity === 'off' || !among(place.record)) continue;
    counts[severity] += 1;
    rows.push({ place, severity });
  }
  if (maximum === 0) return { findings: [], counts, cut: rows.length };
  rows.sort((a, b) => ranks[a.severity] - ranks[b.severity] || a.place.record.ordinal - b.place.record.ordinal);
  const findings: ShownFinding[] = [];
  for (const { place, severity } of rows.slice(0, maximum)) {
    const span = cachedSpan(workspace, place, spans);
    const start = document.text === undefined ? 0 : chunkStart(document.text, place.record.ordinal);
    findings.push({ ...place, severity, from: start + span.from, to: start + span.to });
  }
  findings.sort((a, b) => a.from - b.from || ranks[a.severity] - ranks[b.severity] || a.to - b.to);
  return { findings, counts, cut: rows.length - findings.length };
}

/** What the user sets wins; then what the rule says of this one finding, unless the preset leaves the rule out. */
export function severityOf(finding: Finding, configuration: Configuration, preset: Preset): Setting {
  const { code, severity } = finding.rule;
  const set = configuration.rules[code];
  if (set !== undefined) return set;
  const usual = preset === 'relaxed' ? (severity.relaxed ?? severity.stix) : severity[preset];
  return usual === 'off' ? 'off' : (finding.severity ?? usual);
}

function cachedSpan(workspace: Workspace, { record, finding }: RecordFinding, spans: SpanCache): Span {
  const cached = spans.get(finding);
  if (cached !== undefined) return cached;
  const span = spanInChunk(workspace, record, finding) ?? { from: 0, to: 0 };
  // The root's members lie in the head and in the tail: their spans move with the objects between.
  if (record.ordinal !== 0) spans.set(finding, span);
  return span;
}
