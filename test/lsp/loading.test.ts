/** Background loading: its progress, giving it up, and what is known after that. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Client, startClient, type WorkDone } from './client.ts';
import { bundle, folder, malware, object, technique, uses } from './samples.ts';

const uri = 'file:///elsewhere/a.json';

/** So many files that reading them takes a good part of a second. */
function many(count: number): Record<string, string> {
  const files: Record<string, string> = { 'zz/last.json': bundle(technique) };
  for (let number = 0; number < count; number += 1) {
    const filler = Array.from({ length: 10 }, (_, index) => object('tool', 1000 + 10 * number + index));
    files[`${number % 50}/${number}.json`] = bundle(...filler);
  }
  return files;
}

const kinds = (client: Client): readonly WorkDone['kind'][] => client.progress.map(({ value }) => value.kind);

test('progress begins, goes on and ends; the status says how far it is', async () => {
  const client = await startClient({ folders: [folder(many(1500))], initializationOptions: { status: true } });
  await client.open(uri, bundle(malware, uses));
  await client.until('the end', () => kinds(client).includes('end'));
  expect(kinds(client)[0]).toBe('begin');
  expect(kinds(client).at(-1)).toBe('end');
  expect(client.progress[0]?.value).toMatchObject({ title: 'Reading STIX', cancellable: true });
  const shares = client.progress.flatMap(({ value }) => (value.kind === 'report' ? [value.percentage ?? 0] : []));
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(client.progress.find(({ value }) => value.kind === 'report')?.value.message).toMatch(/^\d+ \/ 1501 files$/);
  expect(client.statuses.some(({ loading }) => loading?.total === 1501)).toBe(true);
  await client.until('nothing loading', () => client.statuses.at(-1)?.loading === undefined);
  await client.findingsWith(uri, 'dangling-reference');
});

test('while it reads, requests are answered', async () => {
  const client = await startClient({ folders: [folder(many(1500))] });
  await client.open(uri, bundle(malware, uses));
  await client.until('the begin', () => kinds(client).includes('begin'));
  let answers = 0;
  while (!kinds(client).includes('end')) {
    expect(await client.symbols(uri)).toHaveLength(2);
    answers += 1;
  }
  expect(answers).toBeGreaterThan(3);
});

test('given up: progress ends, the status counts what is not known, and a new start reads the rest', async () => {
  const top = folder(many(3000));
  const client = await startClient({
    folders: [top],
    settings: { stix: {} },
    initializationOptions: { status: true },
  });
  await client.open(uri, bundle(malware, uses));
  const token = await client.until('the begin', () => client.progress[0]?.token);
  await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
  await client.until('the end', () => kinds(client).includes('end'));
  const status = await client.until('a status without loading', () => {
    const last = client.statuses.at(-1);
    return last?.loading === undefined && last?.limits.join().includes('cancelled') && last;
  });
  const [, unread] = /^reading was cancelled: (\d+) files are not known/.exec(status.limits[0] ?? '') ?? [];
  expect(Number(unread)).toBeGreaterThan(0);
  expect(Number(unread)).toBeLessThan(3001);
  await client.findingsWith(uri, 'dangling-reference', 'dangling-reference');
  await client.configure({ stix: { catalogs: [path.join(top, 'zz')] } });
  await client.findingsWith(uri, 'dangling-reference');
  await client.until('a status without limits', () => client.statuses.at(-1)?.limits.length === 0);
});

test('an editor without progress is not bothered with it; one that refuses does not stop the loading', async () => {
  const files = { folders: [folder(many(1500))] };
  const plain = await startClient({ ...files, capabilities: {} });
  await plain.open(uri, bundle(malware, uses));
  await plain.findingsWith(uri, 'dangling-reference');
  expect(plain.progress).toEqual([]);
  const refusing = await startClient(files);
  refusing.connection.onRequest('window/workDoneProgress/create', () => {
    throw new Error('no window');
  });
  await refusing.open(uri, bundle(malware, uses));
  await refusing.findingsWith(uri, 'dangling-reference');
  expect(await refusing.alive()).toEqual([]);
});
