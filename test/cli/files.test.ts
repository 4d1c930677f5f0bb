import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle, folder, identity, lines, malware, object, sound, technique, uses, write } from '../lsp/samples.ts';
import { expectRefusal, run, runJson } from './run.ts';

const blank = lines({ ...identity, created_by_ref: '' });

/** The files of a run that have a finding; each file has one. */
async function filesOf(top: string, ...words: string[]): Promise<readonly string[]> {
  return (await runJson(top, ...words)).findings.map(({ file }) => file);
}

test("a folder yields what is STIX by name and content, and skips what is not the author's", async () => {
  const top = folder({
    'a.json': blank,
    'b/c.jsonl': blank,
    'b/d.ndjson': blank,
    'b/deep/er/e.stix': blank,
    '.hidden/f.json': blank,
    'broken.stix': '{"type": ',
    'other.json': '{"name": "no STIX"}',
    'text.txt': blank,
    'packed.json.gz': gzipSync(blank),
    'node_modules/x/n.json': blank,
    'b/node_modules/n.json': blank,
    '.git/g.json': blank,
  });
  mkdirSync(path.join(top, 'folder.json'));
  const wanted = ['.hidden/f.json', 'a.json', 'b/c.jsonl', 'b/d.ndjson', 'b/deep/er/e.stix', 'broken.stix'];
  expect(await filesOf(top, '.')).toEqual(wanted);
  expect(await filesOf(top)).toEqual(wanted);
  expect((await runJson(top, '.')).summary.files).toBe(6);
});

test('.gitignore, in each folder, with exceptions', async () => {
  const top = folder({
    '.gitignore': '# ours\n/build/\n*.tmp.json\n!kept.tmp.json\n',
    'build/a.json': blank,
    'sub/build/a.json': blank,
    'x.tmp.json': blank,
    'kept.tmp.json': blank,
    'sub/.gitignore': 'secret/\n!y.tmp.json\n*.jsonl\n',
    'sub/secret/a.json': blank,
    'sub/secret/kept.tmp.json': blank,
    'secret/a.json': blank,
    'sub/y.tmp.json': blank,
    'sub/z.jsonl': blank,
    'z.jsonl': blank,
    '..odd/a.json': blank,
  });
  write(path.join(top, 'build/.gitignore'), '!a.json\n');
  expect([...(await filesOf(top, '.'))].sort()).toEqual(
    ['..odd/a.json', 'kept.tmp.json', 'secret/a.json', 'sub/build/a.json', 'sub/y.tmp.json', 'z.jsonl'].sort(),
  );
  expect(await filesOf(top, 'build/a.json')).toEqual(['build/a.json']);
});

test('paths are printed as they were given, files below a folder behind it', async () => {
  const top = folder({ 'a/b.json': blank });
  const absolute = path.join(top, 'a/b.json');
  for (const given of ['a/b.json', './a/b.json', '../a/b.json', absolute]) {
    const from = given.startsWith('..') ? path.join(top, 'a') : top;
    expect(await filesOf(from, given)).toEqual([given]);
  }
  expect(await filesOf(top, 'a')).toEqual(['a/b.json']);
  expect(await filesOf(top, './a/')).toEqual(['a/b.json']);
  expect(await filesOf(path.join(top, 'a'), '..')).toEqual(['../a/b.json']);
  expect(await filesOf(top, top)).toEqual([absolute]);
});

test('a file that is named twice, or named and found, counts once', async () => {
  const top = folder({ 'a.json': blank });
  const result = await runJson(top, 'a.json', './a.json', '.', path.join(top, 'a.json'));
  expect(result.findings.map(({ file }) => file)).toEqual(['a.json']);
  expect(result.summary).toMatchObject({ files: 1, objects: 1 });
});

test('a file that is named is checked whatever it is called; one that is no STIX says so', async () => {
  const top = folder({ 'a.txt': blank, 'b.stix': '', 'c.json': '{"name": "fern"}', 'd.json': '{"a": ', e: '' });
  expect(await filesOf(top, 'a.txt')).toEqual(['a.txt']);
  expect((await runJson(top, 'b.stix')).summary.files).toBe(1);
  for (const file of ['c.json', 'd.json', 'e']) {
    await expectRefusal(top, `${file}: this is not STIX (--language stix checks it anyway)`, file);
    expect((await runJson(top, file, '--language', 'stix')).summary.files).toBe(1);
  }
  expect((await runJson(top, 'd.json', '--language', 'stix')).findings.map(({ code }) => code)).toEqual(['syntax']);
  expect((await runJson(top, '.', '--language', 'stix')).summary.files).toBe(1);
});

test('files of a run resolve each other; those of a catalog are known and not checked', async () => {
  const top = folder({
    'a.json': bundle(malware, uses),
    'b.json': bundle(technique, identity),
    'c/k.json': bundle(technique, { ...identity, created_by_ref: '' }),
    'c/other.json': '{}',
    'k.json.gz': gzipSync(bundle(technique, identity)),
  });
  const codes = async (...words: string[]) => (await runJson(top, ...words)).findings.map(({ code }) => code);
  expect(await codes('a.json')).toEqual(['dangling-reference', 'dangling-reference']);
  expect(await codes('a.json', 'b.json')).toEqual([]);
  expect(await codes('a.json', '--catalog', 'b.json')).toEqual([]);
  expect(await codes('a.json', '--catalog', 'c')).toEqual([]);
  expect(await codes('a.json', '--catalog', 'k.json.gz')).toEqual([]);
  expect(await codes('k.json.gz')).toEqual([]);
  expect(await codes('a.json', 'c', '--catalog', 'c')).toEqual(['missing-reference']);
  await expectRefusal(top, 'c/other.json: this is not STIX', 'a.json', '--catalog', 'c/other.json');
});

test('with a catalog, a link that nothing knows is a warning', async () => {
  const text = `${malware.description} See [Moss](https://attack.mitre.org/software/S9199).`;
  const top = folder({ 'a.json': bundle({ ...malware, description: text }, identity), 'k.json': bundle(technique) });
  const severities = async (...words: string[]) =>
    (await runJson(top, 'a.json', ...words)).findings.map(({ code, severity }) => `${severity} ${code}`);
  expect(await severities()).toEqual(['info unknown-link']);
  expect(await severities('--catalog', 'k.json')).toEqual(['warning unknown-link']);
});

test('what cannot be read ends the run with its name', async () => {
  const packed = gzipSync(sound);
  const top = folder({ 'a.json': sound, 'b.json.gz': 'no gzip', 'cut.json.gz': packed.subarray(0, packed.length / 2) });
  symlinkSync(path.join(top, 'loop.json'), path.join(top, 'loop.json'));
  await expectRefusal(top, 'b.json.gz: cannot be read', 'b.json.gz');
  await expectRefusal(top, 'cut.json.gz: cannot be read', 'a.json', 'cut.json.gz');
  await expectRefusal(top, 'cut.json.gz: cannot be read', 'a.json', '--catalog', 'cut.json.gz');
  await expectRefusal(top, 'loop.json: no such file or folder', 'loop.json');
  await expectRefusal(top, 'a.json/b: no such file or folder', 'a.json/b');
  await expectRefusal(top, 'a\\u0000: no such file or folder', 'a\\u0000');
});

test('links in a folder are not followed, one that is named is', async () => {
  const top = folder({ 'a/b.json': blank, 'a/c.txt': blank });
  symlinkSync(top, path.join(top, 'a/again'));
  symlinkSync(path.join(top, 'a'), path.join(top, 'folder.json'));
  symlinkSync(path.join(top, 'nowhere'), path.join(top, 'lost.json'));
  symlinkSync(path.join(top, 'a/c.txt'), path.join(top, 'd.json'));
  expect(await filesOf(top, '.')).toEqual(['a/b.json']);
  expect(await filesOf(top, 'd.json')).toEqual(['d.json']);
  expect(await filesOf(top, 'folder.json')).toEqual(['folder.json/b.json']);
});

test('an empty folder, and one without STIX', async () => {
  const nothing = { code: 0, out: '0 files, 0 objects: 0 errors, 0 warnings, 0 infos, 0 hints\n', err: '' };
  expect(await run(folder())).toEqual(nothing);
  expect(await run(folder({ 'package.json': '{}' }), '.')).toEqual(nothing);
});

test('names with blanks, percent signs, hashes and letters beyond ASCII', async () => {
  const names = ['a b.json', 'c%20d.json', 'e#f.json', 'g?h.json', 'ünï/🂡.json', '[x]{y}(z).json'];
  const top = folder(Object.fromEntries(names.map((name) => [name, blank])));
  expect([...(await filesOf(top, '.'))].sort()).toEqual([...names].sort());
  expect(await filesOf(top, ...names)).toEqual(names);
});

test('bad input of every kind is a finding, not a crash', async () => {
  const bad: Record<string, string> = {
    'deep.stix': '['.repeat(10_000),
    'deep-objects.stix': '{"a":'.repeat(10_000),
    'nul.stix': '\0\0',
    'cut.stix': sound.slice(0, 700),
    'surrogate.stix': '{"a": "\ud800"',
    'huge.stix': '['.repeat(5_000_000),
  };
  const result = await runJson(folder(bad), '.');
  expect(new Set(result.findings.filter(({ code }) => code === 'syntax').map(({ file }) => file))).toEqual(
    new Set(Object.keys(bad)),
  );
  expect((await run(folder({ 'x.stix': object('tool', 1).id as string }), 'x.stix')).code).toBe(1);
});
