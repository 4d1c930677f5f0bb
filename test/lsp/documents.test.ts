/** Which documents are served, and what happens to them as they are opened, changed and closed. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { expandIds } from '../fixture.ts';
import { startClient } from './client.ts';
import { bundle, folder, identity, lines, malware, object, sound, technique, uses, write } from './samples.ts';
import { uriOf } from './server-process.ts';

const uri = 'file:///a.json';
const blank = lines({ ...identity, created_by_ref: '' });

test('JSON that is no STIX is left alone until typing makes it STIX', async () => {
  const client = await startClient({ initializationOptions: { status: true } });
  await client.open(uri, '{"name": "fern", "id": "identity"}');
  expect(await client.symbols(uri)).toEqual([]);
  await client.replace(uri, '"fern"', '"fern",,');
  expect(await client.hover(uri, { line: 0, character: 12 })).toBeNull();
  await client.replace(uri, client.textOf(uri).getText(), blank);
  expect(await client.findings(uri)).toMatchObject([{ code: 'missing-reference' }]);
  expect(client.publications.map(({ version }) => version)).toEqual([3]);
  await client.replace(uri, '"type":"identity"', '"type":"x"');
  await client.replace(uri, client.textOf(uri).getText(), '{"name": }');
  expect(await client.findings(uri)).toMatchObject([{ code: 'syntax' }]);
});

test('a document that was no STIX is closed without a word', async () => {
  const client = await startClient();
  await client.open(uri, '[1, 2');
  await client.close(uri);
  await client.alive();
  expect(client.publications).toEqual([]);
});

test('the language "stix" is always served', async () => {
  const client = await startClient();
  await client.open(uri, '{"name": ', 'stix');
  expect(await client.findings(uri)).toMatchObject([{ code: 'syntax' }]);
  await client.open('file:///empty.stix', '', 'stix');
  expect(await client.findings('file:///empty.stix')).toMatchObject([{ code: 'syntax' }]);
});

test('a read-only copy, such as one of a diff view, is not served', async () => {
  const client = await startClient();
  await client.open('git:/a.json?ref', sound);
  await client.open('stix-catalog:/a.json.gz/a.stix', sound, 'stix');
  expect(await client.symbols('git:/a.json?ref')).toEqual([]);
  await client.open('untitled:Untitled-1', bundle(malware, technique, uses), 'stix');
  await client.findingsWith('untitled:Untitled-1', 'dangling-reference');
  expect(client.publications.map((params) => params.uri)).toEqual(['untitled:Untitled-1']);
});

test('what the JSON support of the editor tells of json documents is left out there, and only there', async () => {
  const doubled = lines(identity).replace('"name":', '"name":"x","name":');
  const broken = `${doubled}\n{"type": "tool"`;
  for (const jsonReported of [true, false]) {
    const client = await startClient({ initializationOptions: { jsonReported } });
    await client.open(uri, broken);
    await client.open('file:///b.jsonl', broken, 'jsonl');
    await client.open('file:///c.stix', broken, 'stix');
    await client.findingsWith('file:///b.jsonl', 'duplicate-key', 'syntax');
    await client.findingsWith('file:///c.stix', 'duplicate-key', 'syntax');
    await client.findingsWith(uri, ...(jsonReported ? [] : ['duplicate-key', 'syntax']));
  }
});

test('closing clears the findings, and the file on disk counts again', async () => {
  const top = folder({ 'tool.json': bundle(technique, identity) });
  const file = uriOf(path.join(top, 'tool.json'));
  const client = await startClient({ folders: [top] });
  await client.open(uri, bundle(malware, uses));
  await client.findingsWith(uri);
  await client.open(file, bundle({ ...technique, id: 'attack-pattern--#22' }, { ...identity, created_by_ref: '' }));
  await client.findingsWith(file, 'missing-reference');
  await client.findingsWith(uri, 'dangling-reference');
  await client.close(file);
  await client.findingsWith(file);
  await client.findingsWith(uri);
  await client.open(file, bundle(identity, { ...technique, created_by_ref: '' }));
  await client.findingsWith(file, 'missing-reference');
});

test('an open document that is no STIX any more hides the file on disk', async () => {
  const top = folder({ 'tool.json': bundle(technique, identity) });
  const file = uriOf(path.join(top, 'tool.json'));
  const client = await startClient({ folders: [top] });
  await client.open(uri, bundle(malware, uses));
  await client.findingsWith(uri);
  await client.open(file, '{}');
  await client.findingsWith(uri, 'dangling-reference', 'dangling-reference');
  await client.close(file);
  await client.findingsWith(uri);
});

test('a file from outside the workspace is forgotten when it is closed', async () => {
  const outside = folder({ 'other.json': bundle(technique, identity) });
  const file = uriOf(path.join(outside, 'other.json'));
  const client = await startClient({ folders: [folder()] });
  await client.open(file, bundle(technique, identity));
  await client.open(uri, bundle(malware, uses));
  await client.findingsWith(uri);
  await client.close(file);
  await client.findingsWith(uri, 'dangling-reference', 'dangling-reference');
  write(path.join(outside, 'Untitled-1'), sound);
  await client.open('untitled:Untitled-1', bundle(technique, identity), 'stix');
  await client.findingsWith(uri);
  await client.close('untitled:Untitled-1');
  await client.findingsWith(uri, 'dangling-reference', 'dangling-reference');
});

test('an editor that escapes URIs in another way is answered in its own, and the file is there once', async () => {
  const top = folder({ 'a+b (1).json': bundle(technique), 'c.json': bundle(malware, identity, uses) });
  const client = await startClient({ folders: [top] });
  const file = `${uriOf(top).replaceAll('%2B', '+')}/a+b%20(1).json`;
  const other = uriOf(path.join(top, 'c.json'));
  await client.open(other, bundle(malware, identity, uses));
  await client.findingsWith(other);
  await client.open(file, bundle(technique));
  await client.findings(file);
  const found = await client.references(file, client.positionOf(file, expandIds('attack-pattern--#2')));
  expect(found.map((place) => place.uri).sort()).toEqual([file, other].sort());
});

test('several changes in one notification apply in their order; full text replaces', async () => {
  const client = await startClient();
  await client.open(uri, sound);
  const origin = { line: 0, character: 0 };
  await client.change(
    uri,
    { range: { start: origin, end: origin }, text: '\n\n' },
    { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } }, text: '{ ' },
    { range: { start: origin, end: { line: 1, character: 0 } }, text: '' },
  );
  expect(await client.findings(uri)).toEqual([]);
  const twin = await startClient();
  await twin.open(uri, client.textOf(uri).getText());
  expect(await client.symbols(uri)).toEqual(await twin.symbols(uri));
  await client.change(uri, { text: bundle(malware, technique, uses) }, { text: blank });
  expect(await client.findings(uri)).toMatchObject([{ code: 'missing-reference' }]);
  await client.change(uri, { text: '' });
  expect(await client.findings(uri)).toMatchObject([{ code: 'syntax' }]);
  expect(await client.symbols(uri)).toEqual([]);
});

test('edits beyond the end are taken at the end, reversed ranges are put right', async () => {
  const client = await startClient();
  await client.open(uri, `${lines(identity)}\n`, 'jsonl');
  const far = { line: 900, character: 900 };
  await client.change(uri, {
    range: { start: far, end: far },
    text: `${lines(object('tool', 8, { created_by_ref: '' }))}\n`,
  });
  expect(await client.findings(uri)).toMatchObject([{ code: 'missing-reference', range: { start: { line: 1 } } }]);
  const start = { line: 1, character: 0 };
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 3 },
    contentChanges: [{ range: { start: far, end: start }, text: '' }],
  });
  await client.findingsWith(uri);
  expect((await client.symbols(uri)).map(({ name }) => name)).toEqual(['Fernlab']);
});

test('a document that is opened again without being closed is the new one', async () => {
  const client = await startClient();
  await client.open(uri, blank, 'json', 1);
  await client.findingsWith(uri, 'missing-reference');
  await client.open(uri, sound, 'json', 5);
  await client.findingsWith(uri);
  await client.open(uri, '{}', 'json', 6);
  expect(await client.symbols(uri)).toEqual([]);
});
