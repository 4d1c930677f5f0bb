import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DiagnosticSeverity, type DidChangeWatchedFilesRegistrationOptions } from 'vscode-languageserver-protocol';
import { startClient } from './client.ts';
import { bundle, folder, identity, malware, technique, uses, write } from './samples.ts';
import { uriOf } from './server-process.ts';

const uri = 'file:///elsewhere/a.json';
const open = bundle(malware, uses);
const rest = bundle(technique, identity);
const missing = ['dangling-reference', 'dangling-reference'];
const stix = (...catalogs: unknown[]) => ({ stix: { catalogs } });

test.each([
  ['an absolute file', (top: string) => path.join(top, 'known/c.json')],
  ['a URI', (top: string) => uriOf(path.join(top, 'known/c.json'))],
  ['a folder', (top: string) => path.join(top, 'known')],
  ['a packed file', (top: string) => path.join(top, 'packed/c.json.gz')],
  ['a folder with a packed file', (top: string) => path.join(top, 'packed')],
  ['a relative file', () => '../known/c.json'],
  ['a relative folder', () => './../known'],
  ['the workspace folder', () => ['$', '{workspaceFolder}/../known/c.json'].join('')],
])('%s', async (_, name) => {
  const top = folder({
    'known/c.json': rest,
    'known/other.json': '{}',
    'packed/c.json.gz': gzipSync(rest),
    'work/empty.json': '{}',
  });
  const client = await startClient({ folders: [path.join(top, 'work')], settings: stix(name(top)) });
  await client.open(uri, open);
  await client.findingsWith(uri);
  expect(client.logs).toEqual([]);
  await client.configure(stix());
  await client.findingsWith(uri, ...missing);
});

test('a relative catalog counts in each folder that has it', async () => {
  const [one, two] = [folder({ 'c/t.json': bundle(technique) }), folder({ 'empty.json': '{}' })];
  const client = await startClient({ folders: [one, two], settings: stix('c') });
  await client.open(uri, open);
  await client.findingsWith(uri, 'dangling-reference');
  expect(client.logs).toEqual([]);
});

test('what is wrong with a catalog is told in the log, and nothing else suffers', async () => {
  const whole = gzipSync(rest);
  const top = folder({
    'good.json': bundle(identity),
    'cut.json': rest.slice(0, -20),
    'cut.json.gz': whole.subarray(0, whole.length / 2),
    'foreign.json': '{"a": 1}',
    'foreign/x.json': '{"a": 1}',
    'empty/readme.txt': 'nothing',
  });
  const names = ['good.json', 'cut.json.gz', 'foreign.json', 'foreign', 'empty', 'absent.json'];
  const client = await startClient({ settings: stix(...names.map((name) => path.join(top, name)), 'x.json', 7) });
  await client.open(uri, open);
  await client.findingsWith(uri, 'dangling-reference');
  await client.logged('cut.json.gz cannot be read');
  for (const name of ['foreign.json', 'foreign', 'empty']) {
    await client.logged(`the catalog ${path.join(top, name)} holds no STIX`);
  }
  await client.logged(`the catalog ${path.join(top, 'absent.json')} does not exist`);
  await client.logged('the catalog x.json is relative, and no folder is open');
  await client.logged('stix.catalogs: ');
  expect(client.logs).toHaveLength(7);
  await client.configure(stix(path.join(top, 'cut.json'), path.join(top, 'good.json')));
  await client.findingsWith(uri);
});

test('a link that nothing knows is worse once there is a catalog', async () => {
  const top = folder({ 'c.json': bundle(technique, identity) });
  const client = await startClient({ settings: stix() });
  await client.open(
    uri,
    bundle(
      { ...malware, description: `${malware.description} [Moss](https://attack.mitre.org/software/S9199)` },
      technique,
      identity,
    ),
  );
  const severity = async () => (await client.findingsWith(uri, 'unknown-link'))[0]?.severity;
  expect(await severity()).toBe(DiagnosticSeverity.Information);
  await client.configure(stix(path.join(top, 'c.json')));
  await client.until('a warning', () => client.latest(uri)?.diagnostics[0]?.severity === DiagnosticSeverity.Warning);
  await client.configure(stix());
  await client.until(
    'no warning',
    () => client.latest(uri)?.diagnostics[0]?.severity === DiagnosticSeverity.Information,
  );
});

test('catalogs outside the workspace are watched, and followed', async () => {
  const top = folder({
    'one.json': bundle(technique),
    'many/two.json': bundle(identity),
    'odd[1].json': '{}',
    'work/c.json': rest,
  });
  const names = ['one.json', 'many', 'odd[1].json', 'work/c.json'].map((name) => path.join(top, name));
  const client = await startClient({ folders: [path.join(top, 'work')], settings: stix() });
  const watchers = () =>
    client.registrations.flatMap(({ registerOptions }) => {
      const options = registerOptions as Partial<DidChangeWatchedFilesRegistrationOptions>;
      return (options.watchers ?? []).map(({ globPattern }) => globPattern);
    });
  const inWorkspace = '**/*.{json,jsonl,ndjson,stix,json.gz}';
  await client.until('one watcher', () => watchers().length === 1);
  await client.configure(stix(...names));
  await client.until('all watchers', () => watchers().length === 4);
  const place = (pattern: unknown) => {
    if (typeof pattern === 'string') return pattern;
    const { baseUri, pattern: files } = pattern as { baseUri: string; pattern: string };
    return [fileURLToPath(baseUri), files];
  };
  expect(watchers().map(place)).toEqual([
    inWorkspace,
    [top, 'one.json'],
    [path.join(top, 'many'), inWorkspace],
    [top, 'odd?1?.json'],
  ]);
  await client.configure(stix(...names.slice(0, 2)));
  await client.until('three watchers', () => watchers().length === 3);
  await client.open(uri, open);
  await client.findingsWith(uri);
  write(path.join(top, 'one.json'), '{}');
  await client.filesChanged({ file: path.join(top, 'one.json'), type: 'Changed' });
  await client.close(uri);
  await client.open(uri, bundle({ ...uses, target_ref: 'attack-pattern--#77' }, malware));
  await client.findingsWith(uri, 'dangling-reference');
  write(path.join(top, 'many/new.json'), bundle({ ...technique, id: 'attack-pattern--#77' }));
  await client.filesChanged({ file: path.join(top, 'many/new.json'), type: 'Created' });
  await client.findingsWith(uri);
});

test('the text of a packed catalog is given out, that of no other file', async () => {
  const packed = gzipSync(rest);
  const top = folder({ 'c.json.gz': packed, 'secret.json': rest, 'other.json.gz': packed });
  const client = await startClient({ settings: stix(path.join(top, 'c.json.gz')) });
  await client.open(uri, open);
  await client.findingsWith(uri);
  const text = (name: string) => client.request('stix/catalogText', { uri: uriOf(path.join(top, name)) });
  expect(await text('c.json.gz')).toBe(gunzipSync(packed).toString());
  for (const name of ['secret.json', 'other.json.gz', '../../etc/passwd', '']) {
    await expect(text(name)).rejects.toThrow('neither a catalog nor a file of the workspace');
  }
  await expect(client.request('stix/catalogText', {})).rejects.toThrow();
  expect(await client.alive()).toEqual([]);
});
