import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { expandIds } from '../fixture.ts';
import { bundle, folder, identity, type Json, lines, malware, object, sound, technique, uses } from '../lsp/samples.ts';
import { distFile, root } from '../lsp/server-process.ts';
import { expectRefusal, run, runJson } from './run.ts';

const blank: Json = { ...identity, created_by_ref: '' };

test('nothing found: exit code 0 and one line', async () => {
  expect(await run(folder({ 'a.json': sound }), 'a.json')).toEqual({
    code: 0,
    out: '1 file, 4 objects: 0 errors, 0 warnings, 0 infos, 0 hints\n',
    err: '',
  });
});

test('the text form: a line a finding, as compilers print them, and the sums', async () => {
  const top = folder({
    'a.json': bundle(malware, technique, uses, blank),
    'b.json': lines(object('tool', 8, { created_by_ref: 'identity--#70' })),
  });
  const { code, out, err } = await run(top, 'a.json', './b.json');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const rows = out.split('\n');
  expect(rows[0]).toMatch(/^a\.json:\d+:\d+: error missing-reference: .*created_by_ref/);
  expect(rows[1]).toMatch(/^\.\/b\.json:1:\d+: (?:info|warning) dangling-reference: /);
  expect(rows[2]).toMatch(/^2 files, 5 objects: 1 error, /);
  expect(rows).toHaveLength(4);
});

test('control characters of a document do not reach the terminal', async () => {
  const odd = object('tool', 8, { created_by_ref: '\u001b[31m\u202e\nidentity' });
  const { out } = await run(folder({ 'a.json': bundle(odd) }), 'a.json');
  expect(out).toContain('malformed-reference');
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  expect(out.split('\n')).toHaveLength(3);
});

test('control characters of an argument do not reach the terminal', async () => {
  const { code, err } = await run(folder(), 'no\u001b[31m\u{e0001}.json');
  expect(code).toBe(2);
  expect(err).toContain('no\\u001b[31m\\u{e0001}.json');
  expect(err.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('the JSON form has these members, and no others', async () => {
  const top = folder({ 'a.json': bundle(malware, technique, uses, blank) });
  const result = await runJson(top, 'a.json');
  const text = readFileSync(path.join(top, 'a.json'), 'utf8').split('\n');
  const line = text.findIndex((one) => one.includes('"created_by_ref": ""')) + 1;
  const column = (text[line - 1]?.indexOf('""') ?? 0) + 1;
  expect(result).toEqual({
    findings: [
      {
        file: 'a.json',
        code: 'missing-reference',
        severity: 'error',
        message: expect.stringContaining('created_by_ref'),
        objectId: expandIds('identity--#3'),
        pointer: '/objects/3/created_by_ref',
        line,
        column,
        endLine: line,
        endColumn: column + 2,
      },
    ],
    summary: { files: 1, objects: 4, findings: { error: 1, warning: 0, info: 0, hint: 0 } },
  });
  const [finding] = result.findings;
  expect(Object.keys(finding ?? {})).toEqual(
    'file code severity message objectId pointer line column endLine endColumn'.split(' '),
  );
});

test('a pointer leads from the root, whatever shape it has', async () => {
  const files: Record<string, readonly [string, string]> = {
    'bundle.json': [bundle(technique, blank), '/objects/1/created_by_ref'],
    'array.json': [expandIds(JSON.stringify([technique, blank])), '/1/created_by_ref'],
    'object.json': [expandIds(JSON.stringify(blank)), '/created_by_ref'],
    'lines.jsonl': [lines(technique, blank), '/1/created_by_ref'],
    'sequence.stix': [lines(technique, object('tool', 7), blank).replaceAll('\n', ',\n'), '/2/created_by_ref'],
    'list.json': [
      expandIds(
        JSON.stringify({
          ...identity,
          object_marking_refs: ['marking-definition--#1', ''],
        }),
      ),
      '/object_marking_refs/1',
    ],
  };
  for (const [file, [content, pointer]] of Object.entries(files)) {
    const { findings } = await runJson(folder({ [file]: content }), file);
    const found = findings.filter(({ code }) => code === 'missing-reference');
    expect(
      found.map((finding) => finding.pointer),
      file,
    ).toEqual([pointer]);
  }
  const broken = await runJson(folder({ 'a.stix': `${lines(technique)}\n{"type": "tool", ` }), 'a.stix');
  expect(broken.findings.map(({ code, pointer }) => [code, pointer])).toEqual([['syntax', '']]);
});

test('columns are UTF-16 units; an object without an id has null', async () => {
  const { id: _, ...nameless } = blank;
  const top = folder({ 'a.json': expandIds(JSON.stringify([{ x_note: '🂡🂡', ...nameless }])) });
  const { findings } = await runJson(top, 'a.json');
  const finding = findings.find(({ code }) => code === 'missing-reference');
  const text = readFileSync(path.join(top, 'a.json'), 'utf8');
  expect(finding).toMatchObject({ objectId: null, line: 1, column: text.indexOf('"created_by_ref":""') + 18 });
});

test('a byte order mark is no column, UTF-16 is read as editors read it', async () => {
  const text = lines(blank);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const swapped = Buffer.from(utf16).swap16();
  const top = folder({ 'a.json': text, 'b.json': `\ufeff${text}`, 'c.json': utf16, 'd.json': swapped });
  const { findings } = await runJson(top, '.');
  expect(findings.map(({ file }) => file)).toEqual(['a.json', 'b.json', 'c.json', 'd.json']);
  expect(new Set(findings.map(({ file: _, ...rest }) => JSON.stringify(rest))).size).toBe(1);
});

test('all findings are printed', async () => {
  const many = Array.from({ length: 1500 }, (_, index) => object('tool', index + 1, { created_by_ref: '' }));
  const top = folder({ 'a.json': bundle(...many) });
  expect((await runJson(top, 'a.json')).summary.findings.error).toBe(1500);
  expect((await run(top, 'a.json')).out.split('\n')).toHaveLength(1502);
});

test('a pipe that closes early is no error', () => {
  const many = Array.from({ length: 3000 }, (_, index) => object('tool', index + 1, { created_by_ref: '' }));
  const top = folder({ 'a.json': bundle(...many) });
  const command = `"${process.execPath}" "${distFile('stixlint.js')}" a.json`;
  const piped = spawnSync('sh', ['-c', `(${command}; echo "code $?" >&2) | head -1`], { cwd: top, encoding: 'utf8' });
  expect(piped.stdout).toMatch(/^a\.json:\d+:\d+: error missing-reference: /);
  expect(piped.stderr).toBe('code 1\n');
});

test('help and version', async () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await run(root, '--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  for (const word of ['--help', '-h']) {
    const { code, out, err } = await run(root, word);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const option of ['--format', '--preset', '--rule', '--catalog', '--language', '--help', '--version']) {
      expect(out).toContain(option);
    }
  }
  accessSync(distFile('stixlint.js'), constants.X_OK);
});

test.each([
  [['--nonsense'], '--nonsense'],
  [['--format', 'xml'], '--format: "xml" is none of text, json'],
  [['--format'], '--format'],
  [['--preset', 'strict'], '--preset: "strict" is none of auto, attack, stix, relaxed'],
  [['--rule', 'no-such=off'], '--rule: there is no rule "no-such"'],
  [['--rule', 'syntax=loud'], '--rule: "loud" is none of error, warning, info, hint, off'],
  [['--rule', 'syntax'], '--rule: "syntax" is not CODE=SEVERITY'],
  [['--rule', 'syntax=off=off'], '--rule: "syntax=off=off" is not CODE=SEVERITY'],
  [['--language', 'json'], '--language: "json" is none of stix'],
  [['--catalog', 'absent.json'], 'absent.json: no such file or folder'],
  [['absent.json'], 'absent.json: no such file or folder'],
])('%j cannot run', async (words, message) => {
  await expectRefusal(folder({ 'a.json': sound }), message, ...words);
});

test('rules and presets', async () => {
  const top = folder({
    'a.json': bundle(malware, technique, uses, blank),
    'b.json': bundle({ ...object('tool', 8), created_by_ref: 'identity--#70' }),
  });
  const codes = async (...words: string[]) =>
    (await runJson(top, 'a.json', 'b.json', ...words)).findings.map(({ code, severity }) => `${severity} ${code}`);
  expect(await codes()).toEqual(['error missing-reference', 'info dangling-reference']);
  expect(await codes('--preset', 'attack')).toEqual(['error missing-reference', 'warning dangling-reference']);
  expect(await codes('--preset', 'relaxed')).toEqual(['error missing-reference']);
  expect(await codes('--rule', 'missing-reference=hint', '--rule', 'dangling-reference=error')).toEqual([
    'hint missing-reference',
    'error dangling-reference',
  ]);
  expect(await codes('--rule', 'missing-reference=off', '--rule=dangling-reference=off')).toEqual([]);
});
