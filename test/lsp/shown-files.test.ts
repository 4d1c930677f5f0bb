/** Files that an editor shows and never sends (`stix/shownFiles`): read from disk, and again after each save. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileUriOf } from '../../server/src/lsp/file-uri.ts';
import { startClient } from './client.ts';
import { bundle, folder, identity, malware, technique, uses, write } from './samples.ts';

test('a shown file has findings without a version, follows its saves, and goes when it is hidden', async () => {
  const top = folder({ 'big.json': bundle({ ...identity, created_by_ref: '' }, technique) });
  const file = path.join(top, 'big.json');
  const big = fileUriOf(`file://${encodeURI(file)}`);
  const other = 'file:///elsewhere/a.json';
  const client = await startClient({ initializationOptions: { status: true } });
  const show = (...uris: string[]) => client.connection.sendNotification('stix/shownFiles', { uris });
  await client.open(other, bundle(malware, uses));
  await client.findingsWith(other, 'dangling-reference', 'dangling-reference');

  await show(big);
  await client.findingsWith(big, 'missing-reference');
  expect(client.latest(big)?.version).toBeUndefined();
  expect((await client.until('a status', () => client.statuses.find(({ uri }) => uri === big))).objects).toBe(2);
  await client.findingsWith(other);

  write(file, bundle(identity));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: big, type: 2 }] });
  await client.findingsWith(big);
  await client.findingsWith(other, 'dangling-reference');

  await show();
  await client.findingsWith(other, 'dangling-reference', 'dangling-reference');
  write(file, bundle({ ...identity, created_by_ref: '' }));
  await show(big, big);
  await client.findingsWith(big, 'missing-reference');
  rmSync(file);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: big, type: 3 }] });
  await client.logged('cannot be read');
});

test('a shown file of the workspace counts from disk again once it is hidden; one that is not there is told', async () => {
  const top = folder({ 'big.json': bundle(identity, technique) });
  const big = fileUriOf(`file://${encodeURI(path.join(top, 'big.json'))}`);
  const other = 'file:///elsewhere/a.json';
  const client = await startClient({ folders: [top] });
  await client.open(other, bundle(malware, uses));
  await client.findingsWith(other);
  await client.connection.sendNotification('stix/shownFiles', { uris: [big, 'file:///not/there.json', 'http://x/y'] });
  await client.logged('file:///not/there.json cannot be read');
  await client.logged('http://x/y cannot be read');
  await client.connection.sendNotification('stix/shownFiles', { uris: [] });
  await client.replace(other, 'keeps', 'kept');
  await client.findingsWith(other);
  await client.alive();
  expect(client.latest(other)?.diagnostics).toEqual([]);
});
