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
    detail: '3 errors, 1 warning, 4 info, 1 hint',
    severity: 'information',
    busy: false,
  });
});

test('one of each, and no version', () => {
  const one = { ...status, version: undefined, objects: 1, findings: { error: 0, warning: 1, info: 0, hint: 0 } };
  expect(statusText('running', one, false)).toMatchObject({
    text: 'STIX · 1 object · 1 finding',
    detail: '1 warning',
  });
});

test('no findings: nothing to say in detail', () => {
  const clean = { ...status, findings: { error: 0, warning: 0, info: 0, hint: 0 } };
  expect(statusText('running', clean, false)).toMatchObject({
    text: 'STIX 2.1 · 24,772 objects · 0 findings',
    detail: '',
  });
});

test('a limit is said first, and warns', () => {
  const limited = { ...status, limits: ['1,000 of 2,500 findings are shown (stix.maxProblems).'] };
  expect(statusText('running', limited, false)).toMatchObject({
    detail: '1,000 of 2,500 findings are shown (stix.maxProblems). · 3 errors, 1 warning, 4 info, 1 hint',
    severity: 'warning',
  });
});

test('a document above the limit of VS Code', () => {
  const { detail, severity } = statusText('running', status, true);
  expect(detail).toContain(unsentLimit);
  expect(severity).toBe('warning');
});

test('while files are read', () => {
  expect(statusText('running', { ...status, loading: { done: 12_300, total: 34_895 } }, false)).toMatchObject({
    detail: 'Reading files: 12,300 of 34,895 · 3 errors, 1 warning, 4 info, 1 hint',
    busy: true,
  });
});

test('before the server has answered, and after it is gone', () => {
  expect(statusText('starting', undefined, false)).toMatchObject({ text: 'STIX', busy: true });
  expect(statusText('running', undefined, false)).toMatchObject({ text: 'STIX', busy: true });
  expect(statusText('stopped', status, false)).toMatchObject({ text: 'STIX: server stopped', severity: 'error' });
});
