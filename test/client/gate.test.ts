import { expect, test } from 'vitest';
import type { TextDocument } from 'vscode';
import { createGate } from '../../client/src/gate.ts';
import { createVerdicts } from '../../client/src/verdicts.ts';
import { fakeDocument, stixText } from './fake-document.ts';

const other = fakeDocument({ text: '{"name": "fern"}' });
const stix = fakeDocument({ text: stixText });

/** A gate whose messages go into a list, in the order in which they would leave for the server. */
function recordingGate() {
  const sent: string[] = [];
  const next = (name: string) => async () => {
    sent.push(name);
  };
  const gate = createGate({
    verdicts: createVerdicts(),
    open: async (document) => didOpen(document),
    changed: (_, isOpen) => void sent.push(isOpen ? '+' : '-'),
  });
  const { middleware } = gate;
  const didOpen = async (document: TextDocument) => middleware.didOpen?.(document, next('open'));
  const didChange = async (document: TextDocument, rangeOffset = 0) =>
    middleware.didChange?.(
      { document, contentChanges: [{ rangeOffset }] } as unknown as Parameters<typeof middleware.didChange>[0],
      next('change'),
    );
  const didSave = async (document: TextDocument) => middleware.didSave?.(document, next('save'));
  const didClose = async (document: TextDocument) => middleware.didClose?.(document, next('close'));
  const request = (params: unknown) =>
    middleware.sendRequest?.<unknown, string>('textDocument/hover', params, undefined, async () => 'answer');
  return { gate, sent, didOpen, didChange, didSave, didClose, request };
}

test('a STIX document goes through', async () => {
  const { sent, didOpen, didChange, didSave, didClose, request } = recordingGate();
  await didOpen(stix);
  await didChange(stix);
  await didSave(stix);
  expect(await request({ textDocument: { uri: 'file:///a.json' } })).toBe('answer');
  await didClose(stix);
  expect(sent).toEqual(['open', '+', 'change', 'save', 'close', '-']);
});

test('nothing of another document reaches the server', async () => {
  const { sent, didOpen, didChange, didSave, didClose, request } = recordingGate();
  await didOpen(other);
  await didChange(other);
  await didSave(other);
  expect(await request({ textDocument: { uri: 'file:///a.json' }, position: {} })).toBeNull();
  await didClose(other);
  expect(sent).toEqual([]);
});

test('requests that are about no document go through', async () => {
  const { request } = recordingGate();
  expect(await request({ query: 'fern' })).toBe('answer');
  expect(await request(undefined)).toBe('answer');
  expect(await request({ textDocument: null })).toBe('answer');
});

test('a document that becomes STIX by typing is opened with its text, once', async () => {
  const { sent, didOpen, didChange } = recordingGate();
  await didOpen(other);
  await didChange(stix);
  expect(sent).toEqual(['open', '+']);
  await didChange(stix);
  expect(sent).toEqual(['open', '+', 'change']);
});

test('a change behind the head does not take the verdict again', async () => {
  const { sent, didOpen, didChange } = recordingGate();
  await didOpen(other);
  await didChange(stix, 5000);
  expect(sent).toEqual([]);
});

test('the opening leaves before a change that follows at once', async () => {
  const { sent, didOpen, didChange } = recordingGate();
  const opening = didOpen(stix);
  const change = didChange(stix);
  await Promise.all([opening, change]);
  expect(sent).toEqual(['open', '+', 'change']);
});

test('after a restart every document is opened again, also one whose head is STIX no more', async () => {
  const { gate, sent, didOpen, didChange } = recordingGate();
  await didOpen(stix);
  gate.reset();
  await didChange(stix);
  await didOpen(other);
  expect(sent).toEqual(['open', '+', 'open', '+']);
});

test('the language is changed: closed, and opened in the new one', async () => {
  const { sent, didOpen, didClose } = recordingGate();
  await didOpen(stix);
  await didClose(stix);
  await didOpen(fakeDocument({ languageId: 'stix', text: '' }));
  expect(sent).toEqual(['open', '+', 'close', '-', 'open', '+']);
});
