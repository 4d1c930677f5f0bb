import { expect, test } from 'vitest';
import { expandIds } from '../fixture.ts';
import { startClient } from './client.ts';
import { bundle, identity, malware, sound, technique, uses } from './samples.ts';

const uri = 'file:///a.json';
const broken = bundle(malware, technique, identity, { ...uses, source_ref: '' });

async function opened(options: Parameters<typeof startClient>[0] = {}, text = broken) {
  const client = await startClient(options);
  await client.open(uri, text);
  await client.findings(uri);
  return client;
}

test('a quick fix carries its finding, the best one is preferred, and the text after it is sound', async () => {
  const client = await opened();
  const actions = await client.actions(uri, client.rangeOf(uri, '"source_ref": ""'));
  const [best] = actions;
  expect(best?.isPreferred).toBe(true);
  expect(best?.kind).toBe('quickfix');
  expect(best?.diagnostics).toEqual(await client.findings(uri));
  expect(actions.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
  expect(client.applied(uri, best)).toBe(broken.replace('"source_ref": ""', expandIds('"source_ref": "malware--#1"')));
  await client.change(uri, { text: client.applied(uri, best) });
  expect(await client.findings(uri)).toEqual([]);
});

test('edits name the version they are for; an editor that cannot take that gets them without', async () => {
  const client = await opened();
  await client.replace(uri, 'keeps', 'kept');
  const [action] = await client.actions(uri, client.rangeOf(uri, '"source_ref": ""'));
  expect(action?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 2 } }]);
  const plain = await opened({ capabilities: {} });
  const [other] = await plain.actions(uri, plain.rangeOf(uri, '"source_ref": ""'));
  expect(other?.edit?.documentChanges).toBeUndefined();
  expect(Object.keys(other?.edit?.changes ?? {})).toEqual([uri]);
  expect(plain.applied(uri, other)).toBe(client.applied(uri, action).replace('kept', 'keeps'));
});

test('right after a change, actions are about the new text', async () => {
  const client = await opened({}, bundle(malware, technique, identity, uses));
  void client.replace(uri, expandIds('"source_ref": "malware--#1"'), '"source_ref": ""');
  const actions = await client.actions(uri, client.rangeOf(uri, '"source_ref": ""'));
  expect(actions[0]?.diagnostics?.[0]?.code).toBe('missing-reference');
});

test('kinds: fixes come for "quickfix", all safe ones at once only when asked for', async () => {
  const client = await opened({}, sound.replace('(Citation: Fern', '(citation: Fern'));
  const range = client.rangeOf(uri, '(citation: Fern Inkwell)');
  const kinds = async (...only: string[]) => new Set((await client.actions(uri, range, only)).map(({ kind }) => kind));
  expect(new Set((await client.actions(uri, range)).map(({ kind }) => kind))).toEqual(new Set(['quickfix']));
  expect(await kinds('quickfix')).toEqual(new Set(['quickfix']));
  expect(await kinds('source.fixAll.stix')).toEqual(new Set(['source.fixAll.stix']));
  expect(await kinds('source.fixAll')).toEqual(new Set(['source.fixAll.stix']));
  expect(await kinds('source')).toEqual(new Set(['source.fixAll.stix']));
  expect(await kinds('quickfix', 'source')).toEqual(new Set(['quickfix', 'source.fixAll.stix']));
  expect(await kinds('source.fixAll.eslint')).toEqual(new Set());
  expect(await kinds('refactor')).toEqual(new Set());
  expect(await kinds('quick')).toEqual(new Set());
});

test('all safe fixes at once, wherever the cursor is; nothing where nothing is safe', async () => {
  const twice = bundle(
    { ...malware, description: `${malware.description}(Citation:Fern Inkwell) (citation: Fern Inkwell)` },
    technique,
    identity,
    uses,
  );
  const client = await opened({}, twice);
  const start = { line: 0, character: 0 };
  const [all, ...others] = await client.actions(uri, { start, end: start }, ['source.fixAll.stix']);
  expect(others).toEqual([]);
  expect(all?.diagnostics).toBeUndefined();
  const after = client.applied(uri, all);
  expect(after).toContain('(Citation: Fern Inkwell)(Citation: Fern Inkwell) (Citation: Fern Inkwell)');
  await client.change(uri, { text: after });
  expect(await client.findings(uri)).toEqual([]);
  expect(await client.actions(uri, { start, end: start }, ['source.fixAll.stix'])).toEqual([]);
});

test('no finding at the place, no action', async () => {
  const client = await opened();
  expect(await client.actions(uri, client.rangeOf(uri, 'Fernlab'))).toEqual([]);
});
