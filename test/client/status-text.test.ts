import { expect, test } from 'vitest';
import { statusText, unsentLimit } from '../../client/src/status-text.ts';
import type { StatusParams } from '../../server/src/lsp/messages.ts';

const status: StatusParams = {
  uri: 'file:///a.json',
  version: '2.1',
  objects: 24_772,
  findings: { error: 3, warning: 1, info: 4, hint: 1 },
  limits: [],
};

test('version, objects and findings', () => {
  expect(statusText('running', status, false)).toEqual({
    text: 'STIX 2.1 · 24,772 objects · 9 findings',
    detail: '',
    severity: 'information',
    busy: false,
    limits: [],
  });
});

test('one of each, and no version', () => {
  const one = { ...status, version: undefined, objects: 1, findings: { error: 0, warning: 1, info: 0, hint: 0 } };
  expect(statusText('running', one, false)).toMatchObject({ text: 'STIX · 1 object · 1 finding' });
});

test('limits stand by themselves', () => {
  const limits = ['1,500 findings are not shown: the 1,000 worst are (setting stix.maxProblems)'];
  expect(statusText('running', { ...status, limits }, false)).toMatchObject({ detail: '', limits });
});

test('a document above the limit of VS Code', () => {
  expect(statusText('running', status, true).limits).toEqual([unsentLimit]);
  expect(statusText('starting', undefined, true).limits).toEqual([unsentLimit]);
});

test('every sentence fits on the one line that VS Code gives it', () => {
  const busy = { ...status, loading: { done: 34_894, total: 34_895 } };
  const { text, detail } = statusText('running', busy, true);
  expect(`${text} – ${detail} Show Output`.length).toBeLessThanOrEqual(80);
  expect(unsentLimit.length).toBeLessThanOrEqual(80);
});

test('while files are read', () => {
  expect(statusText('running', { ...status, loading: { done: 12_300, total: 34_895 } }, false)).toMatchObject({
    detail: 'reading 12,300/34,895 files',
    busy: true,
  });
});

test('before the server has answered, and after it is gone', () => {
  expect(statusText('starting', undefined, false)).toMatchObject({ text: 'STIX', busy: true });
  expect(statusText('running', undefined, false)).toMatchObject({ text: 'STIX', busy: true });
  expect(statusText('stopped', status, false)).toMatchObject({ text: 'STIX: server stopped', severity: 'error' });
});
