/** The table: what was measured, beside what is wanted. */
import type { Spread } from './statistics.ts';

export interface Target {
  /** The floor, and what is aimed at. */
  readonly must: number;
  readonly bold: number;
  readonly direction: 'at most' | 'at least';
  /** Written behind the figures. */
  readonly unit: string;
}

export interface Row {
  readonly measure: string;
  readonly data: string;
  readonly value: string;
  /** Times JSON.parse of the same text, in the same process. */
  readonly parse?: number | undefined;
  /** How many times as fast as vscode-json-languageservice, in the same run. */
  readonly peer?: number | undefined;
  readonly target?: Target;
  /** What is held against the target; none where it could not be measured. */
  readonly figure?: number | undefined;
}

const headings = ['measure', 'data', 'value', '× JSON.parse', '× faster than peer', 'must', 'bold', 'reached'];

/** Rows of a Markdown table, with its heading. */
export function tableOf(rows: readonly Row[]): readonly string[] {
  const cells = [
    headings,
    ...rows.map((row) => [
      row.measure,
      row.data,
      row.value,
      figure(row.parse),
      figure(row.peer),
      wanted(row.target, 'must'),
      wanted(row.target, 'bold'),
      reached(row),
    ]),
  ];
  const widths = headings.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0] ?? '', rule, ...lines.slice(1)];
}

/** "1.23 ms"; three digits, or as many as the integer part has. */
export function milliseconds(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${digits(value)} ms`;
}

export function spread({ p50, p95, max, count }: Spread): string {
  return `p50 ${digits(p50)}, p95 ${digits(p95)}, max ${digits(max)} ms (${count})`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function figure(value: number | undefined): string {
  if (value === undefined) return '';
  return value < 0.1 ? value.toFixed(4) : value >= 100 ? Math.round(value).toLocaleString('en') : digits(value);
}

function wanted(target: Target | undefined, which: 'must' | 'bold'): string {
  if (target === undefined) return '';
  return `${target.direction === 'at most' ? '≤' : '≥'} ${target[which].toLocaleString('en')}${target.unit}`;
}

/** Which of its targets a row reaches; 'NO' where none, and nothing where it has no target. */
export function reached({ target, figure: value }: Row): string {
  if (target === undefined) return '';
  if (value === undefined) return 'not measured';
  const holds = (limit: number): boolean => (target.direction === 'at most' ? value <= limit : value >= limit);
  if (holds(target.bold)) return 'bold';
  return holds(target.must) ? 'must' : 'NO';
}
