/**
 * What the language status items say. Pure, so that its sentences can be tested without an editor. VS Code shows each on
 * one line and does not break it: some 70 letters fit, so counts and limits have an item each.
 */

import type { FindingCounts, StatusParams } from '../../server/src/lsp/messages.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'error';
  readonly busy: boolean;
  /** What is cut or switched off, a sentence for an item each. */
  readonly limits: readonly string[];
}

/** What a document above VS Code's limit lacks; the server cannot know why it does not hear of edits. */
export const unsentLimit = 'above 50 MiB: checked as saved; VS Code sends its text to no extension';

/**
 * @param status the last one for the document in front, if there was one
 * @param unsent whether VS Code withholds the document's text
 */
export function statusText(server: ServerState, status: StatusParams | undefined, unsent: boolean): StatusText {
  const limits = unsent ? [unsentLimit] : [];
  if (server === 'stopped') {
    return { text: 'STIX: server stopped', detail: '', severity: 'error', busy: false, limits: [] };
  }
  if (server === 'starting' || !status) {
    return { text: 'STIX', detail: 'starting', severity: 'information', busy: true, limits };
  }
  const { loading } = status;
  return {
    text: [
      status.version === undefined ? 'STIX' : `STIX ${status.version}`,
      counted(status.objects, 'object'),
      counted(total(status.findings), 'finding'),
    ].join(' · '),
    detail: loading ? `reading ${inWords(loading.done)}/${inWords(loading.total)} files` : '',
    severity: 'information',
    busy: loading !== undefined,
    limits: [...limits, ...status.limits],
  };
}

function total({ error, warning, info, hint }: FindingCounts): number {
  return error + warning + info + hint;
}

function counted(count: number, noun: string): string {
  return `${inWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function inWords(count: number): string {
  return count.toLocaleString('en-US');
}
