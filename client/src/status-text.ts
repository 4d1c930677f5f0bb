/** What the language status item says. Pure, so that its sentences can be tested without an editor. */

import type { FindingCounts, StatusParams } from '../../server/src/lsp/messages.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
  readonly busy: boolean;
}

/** What a document above VS Code's limit lacks; the server cannot know why it does not hear of edits. */
export const unsentLimit =
  'Above 50 MiB: VS Code shows this file to no extension, so it is checked as saved, without hovers and quick fixes.';

/**
 * @param status the last one for the document in front, if there was one
 * @param unsent whether VS Code withholds the document's text
 */
export function statusText(server: ServerState, status: StatusParams | undefined, unsent: boolean): StatusText {
  if (server === 'stopped') {
    return { text: 'STIX: server stopped', detail: 'Restart it', severity: 'error', busy: false };
  }
  if (server === 'starting' || !status)
    return { text: 'STIX', detail: 'Starting', severity: 'information', busy: true };
  const limits = unsent ? [unsentLimit, ...status.limits] : status.limits;
  const { loading } = status;
  const reading = loading ? [`Reading files: ${inWords(loading.done)} of ${inWords(loading.total)}`] : [];
  return {
    text: [
      status.version === undefined ? 'STIX' : `STIX ${status.version}`,
      counted(status.objects, 'object'),
      counted(total(status.findings), 'finding'),
    ].join(' · '),
    detail: [...limits, ...reading, bySeverity(status.findings)].filter((part) => part !== '').join(' · '),
    severity: limits.length > 0 ? 'warning' : 'information',
    busy: loading !== undefined,
  };
}

function total({ error, warning, info, hint }: FindingCounts): number {
  return error + warning + info + hint;
}

function bySeverity({ error, warning, info, hint }: FindingCounts): string {
  const parts = [
    error > 0 ? counted(error, 'error') : '',
    warning > 0 ? counted(warning, 'warning') : '',
    info > 0 ? `${inWords(info)} info` : '',
    hint > 0 ? counted(hint, 'hint') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function counted(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function inWords(count: number): string {
  return count.toLocaleString('en-US');
}
