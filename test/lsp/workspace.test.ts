/** Files of the workspace's folders: read in the background, followed while they change. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { DidChangeWatchedFilesRegistrationOptions } from 'vscode-languageserver-protocol';
import { startClient } from './client.ts';
import { bundle, folder, identity, malware, object, relationship, technique, uses, write } from './samples.ts';
import { uriOf } from './server-process.ts';

const uri = 'file:///elsewhere/a.json';
const open = bundle(malware, uses);
const missing = ['dangling-reference', 'dangling-reference'];

test('files of all folders resolve references; hidden, ignored and foreign ones do not', async () => {
  const one = folder({ 'deep/er/technique.json': bundle(technique) });
  const two = folder({
    'identity.jsonl': bundle(identity),
    '.gitignore': 'build/\n',
    'build/x.json': bundle(object('tool', 50)),
    'node_modules/y/y.json': bundle(object('tool', 51)),
    'notes.txt': bundle(object('tool', 52)),
    'package.json': '{"name": "x"}',
  });
  const client = await startClient({ folders: [one, two] });
  await client.open(
    uri,
    bundle(
      malware,
      uses,
      ...[50, 51, 52].map((to) => relationship(to + 50, 'campaign--#40', `tool--#${to}`)),
      object('campaign', 40),
    ),
  );
  await client.findingsWith(uri, 'dangling-reference', 'dangling-reference', 'dangling-reference');
  const [link] = (await client.definition(uri, client.positionOf(uri, '"target_ref": "attack-pattern', 18))) as {
    targetUri: string;
  }[];
  expect(fileURLToPath(link?.targetUri ?? '')).toBe(path.join(one, 'deep/er/technique.json'));
  await client.until('fresh hints', () => client.hintRefreshes.length > 0);
  expect(client.logs).toEqual([]);
  expect(client.publications.every((params) => params.uri === uri)).toBe(true);
});

test('what VS Code hides (files.exclude) is not read, and read once it is shown', async () => {
  const top = folder({ 'old/t.json': bundle(technique), 'b.bak.json': bundle(identity), 'c.json': bundle(malware) });
  const files = { '**/old': true, '*.{bak,tmp}.json': true, 'c.json': false, 'd.json': { when: 'x' } };
  const client = await startClient({ folders: [top], settings: { stix: {}, 'files.exclude': files } });
  await client.open(uri, open);
  await client.findingsWith(uri, ...missing);
  await client.configure({ stix: {}, 'files.exclude': { '**/old': true } });
  await client.findingsWith(uri, 'dangling-reference');
  await client.configure({ stix: {}, 'files.exclude': null });
  await client.findingsWith(uri);
  await client.configure({ stix: {}, 'files.exclude': files });
  await client.findingsWith(uri, ...missing);
});

test('files that come, change and go', async () => {
  const top = folder({ 'i.json': bundle(identity) });
  const file = path.join(top, 'sub/t.json');
  const client = await startClient({ folders: [top] });
  await client.open(uri, open);
  await client.findingsWith(uri, 'dangling-reference');
  write(file, bundle(technique));
  await client.filesChanged({ file, type: 'Created' });
  await client.findingsWith(uri);
  write(file, bundle(object('attack-pattern', 22)));
  await client.filesChanged({ file, type: 'Changed' });
  await client.findingsWith(uri, 'dangling-reference');
  write(file, bundle(technique));
  await client.filesChanged({ file, type: 'Changed' });
  await client.findingsWith(uri);
  write(file, '{"name": "no STIX any more"}');
  await client.filesChanged({ file, type: 'Changed' });
  await client.findingsWith(uri, 'dangling-reference');
  write(file, bundle(technique));
  await client.filesChanged({ file, type: 'Changed' });
  await client.findingsWith(uri);
  rmSync(file);
  await client.filesChanged({ file, type: 'Deleted' });
  await client.findingsWith(uri, 'dangling-reference');
});

test('a file that is created where nothing is read stays unread', async () => {
  const top = folder({ '.gitignore': 'build/', 'i.json': bundle(identity) });
  const outside = folder();
  const client = await startClient({ folders: [top] });
  await client.open(uri, open);
  await client.findingsWith(uri, 'dangling-reference');
  const places = [path.join(top, 'build/t.json'), path.join(top, 'node_modules/t.json'), path.join(outside, 't.json')];
  for (const file of places) {
    write(file, bundle(technique));
    await client.filesChanged({ file, type: 'Created' });
  }
  const last = path.join(top, 'last.json');
  write(last, bundle({ ...malware, id: 'malware--#70' }));
  const seen = client.hintRefreshes.length;
  await client.filesChanged({ file: last, type: 'Created' });
  await client.until('the last one read', () => client.hintRefreshes.length > seen);
  expect(client.latest(uri)?.diagnostics).toHaveLength(1);
});

test('folders: one named like a file, one that goes with its files, one that is renamed', async () => {
  const top = folder({ 'pack.json/t.json': bundle(technique), 'sub/i.json': bundle(identity) });
  const client = await startClient({ folders: [top] });
  await client.open(uri, open);
  await client.findingsWith(uri);
  rmSync(path.join(top, 'pack.json'), { recursive: true });
  await client.filesChanged({ file: path.join(top, 'pack.json'), type: 'Deleted' });
  await client.findingsWith(uri, 'dangling-reference');
  mkdirSync(path.join(top, 'pack.json'));
  write(path.join(top, 'pack.json/t.json'), bundle(technique));
  await client.filesChanged({ file: path.join(top, 'pack.json'), type: 'Created' });
  await client.findingsWith(uri);
  expect(client.initialized.capabilities.workspace?.fileOperations).toMatchObject({
    didDelete: { filters: [{ pattern: { matches: 'folder' } }] },
    didRename: { filters: [{ pattern: { matches: 'folder' } }] },
  });
  const [sub, moved] = [path.join(top, 'sub'), path.join(top, 'node_modules')];
  renameSync(sub, moved);
  await client.connection.sendNotification('workspace/didRenameFiles', {
    files: [{ oldUri: uriOf(sub), newUri: uriOf(moved) }],
  });
  await client.findingsWith(uri, 'dangling-reference');
  renameSync(moved, sub);
  await client.connection.sendNotification('workspace/didRenameFiles', {
    files: [{ oldUri: uriOf(moved), newUri: uriOf(sub) }],
  });
  await client.findingsWith(uri);
  rmSync(sub, { recursive: true });
  await client.connection.sendNotification('workspace/didDeleteFiles', { files: [{ uri: uriOf(sub) }] });
  await client.findingsWith(uri, 'dangling-reference');
});

test('a file that cannot be read is told in the log, and keeps nothing else from being read', async () => {
  const top = folder({ 'a.json': bundle(technique), 'z.json': bundle(identity) });
  const packed = folder({ 'p.json.gz': 'no gzip' });
  const client = await startClient({
    folders: [top],
    settings: { stix: { catalogs: [path.join(packed, 'p.json.gz')] } },
  });
  await client.open(uri, open);
  await client.findingsWith(uri);
  await client.logged('p.json.gz cannot be read');
});

test('folders of the workspace come and go, and their files with them', async () => {
  const one = folder({ 't.json': bundle(technique) });
  const two = folder({ 'i.json': bundle(identity) });
  const change = (added: readonly string[], removed: readonly string[]) => {
    const named = (list: readonly string[]) => list.map((one) => ({ uri: uriOf(one), name: path.basename(one) }));
    return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: named(added), removed: named(removed) },
    });
  };
  const client = await startClient({ folders: [one] });
  await client.open(uri, open);
  await client.findingsWith(uri, 'dangling-reference');
  await change([two], []);
  await client.findingsWith(uri);
  await change([], [one]);
  await client.findingsWith(uri, 'dangling-reference');
  await change([one], [two]);
  await client.findingsWith(uri, 'dangling-reference');
  await change([two], []);
  await client.findingsWith(uri);
});

test('an editor that watches is asked to; one that cannot has the disk looked at when it saves', async () => {
  const top = folder({ 'i.json': bundle(identity) });
  const client = await startClient({ folders: [top] });
  const watched = await client.until('watchers', () =>
    client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles'),
  );
  expect((watched.registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers).toEqual([
    { globPattern: '**/*.{json,jsonl,ndjson,stix,json.gz}' },
  ]);
  const plain = await startClient({ folders: [top], capabilities: {} });
  await plain.open(uri, open);
  await plain.findingsWith(uri, 'dangling-reference');
  expect(plain.registrations).toEqual([]);
  write(path.join(top, 't.json'), bundle(technique));
  await plain.save(uri);
  await plain.findingsWith(uri);
  rmSync(path.join(top, 't.json'));
  await plain.save(uri);
  await plain.findingsWith(uri, 'dangling-reference');
});

test('a folder that is not on this disk is no folder of ours', async () => {
  const client = await startClient();
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: 'vscode-vfs://github/fern/lab', name: 'lab' }], removed: [] },
  });
  await client.open('vscode-vfs://github/fern/lab/a.json', open);
  await client.findingsWith('vscode-vfs://github/fern/lab/a.json', ...missing);
  await client.close('vscode-vfs://github/fern/lab/a.json');
  expect(await client.alive()).toEqual([]);
});
