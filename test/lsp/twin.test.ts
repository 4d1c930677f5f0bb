/** The editor and the command line report the same findings for the same folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { runJson } from '../cli/run.ts';
import { startClient } from './client.ts';
import {
  bundle,
  folder,
  identity,
  type Json,
  lines,
  malware,
  object,
  relationship,
  technique,
  uses,
} from './samples.ts';
import { root, uriOf } from './server-process.ts';

interface Row {
  readonly file: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly place: string;
}

const severities = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
  [DiagnosticSeverity.Hint]: 'hint',
} as const;

/** Opens each file of a folder in an editor; all findings, in order. */
async function fromEditor(top: string, files: readonly string[], catalogs: readonly string[]): Promise<readonly Row[]> {
  const client = await startClient({ folders: [top], settings: { stix: { catalogs, maxProblems: 1_000_000 } } });
  await client.until('the files and catalogs read', () => client.hintRefreshes.length > 0);
  for (const file of files) {
    const languageId = file.endsWith('.stix') ? 'stix' : file.endsWith('.jsonl') ? 'jsonl' : 'json';
    await client.open(uriOf(path.join(top, file)), textOf(path.join(top, file)), languageId);
  }
  await client.alive();
  const rows: Row[] = [];
  for (const file of files) {
    for (const { range, severity, code, message } of await client.findings(uriOf(path.join(top, file)))) {
      const { start, end } = range;
      const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
      rows.push({ file, code: String(code), severity: severities[severity ?? 1], message: String(message), place });
    }
  }
  expect(await client.stop()).toBe(0);
  return inOrder(rows);
}

/** As an editor reads a file: a byte order mark is no part of the text. */
function textOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
}

async function fromCommandLine(top: string, catalogs: readonly string[]): Promise<readonly Row[]> {
  const words = catalogs.flatMap((catalog) => ['--catalog', catalog]);
  const { findings } = await runJson(top, '.', ...words);
  return inOrder(
    findings.map(({ file, code, severity, message, line, column, endLine, endColumn }) => ({
      file,
      code,
      severity,
      message,
      place: `${line}:${column}-${endLine}:${endColumn}`,
    })),
  );
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .map((row) => JSON.parse(row) as Row);
}

async function expectTwins(top: string, files: readonly string[], catalogs: readonly string[] = []): Promise<number> {
  const found = await fromCommandLine(top, catalogs);
  expect(await fromEditor(top, files, catalogs)).toEqual(found);
  return found.length;
}

test('the examples', async () => {
  const files = readdirSync(path.join(root, 'examples')).filter((file) => /\.(?:json|stix)$/.test(file));
  expect(await expectTwins(path.join(root, 'examples'), files)).toBeGreaterThan(50);
});

test('files that need each other, a catalog, CRLF, a byte order mark, and broken text', async () => {
  const top = folder({
    'a.json': bundle(malware, { ...uses, source_ref: '' }),
    'b.jsonl': lines({ ...technique, name: '🂡', created_by_ref: 'identity--' }, identity).replaceAll('\n', '\r\n'),
    'c.stix': `${lines(object('tool', 9)).replaceAll(',', ', ')},\n{"type": "tool", "id": "`,
    'd.json': bundle(relationship(40, 'malware--#60', 'attack-pattern--#61'), { ...identity, name: 'x\ty' }),
    'e.json': `\ufeff${lines({ ...identity, created_by_ref: '' })}`,
  });
  const known = folder({ 'k.json.gz': gzipSync(bundle(object('malware', 60))) });
  const files = ['a.json', 'b.jsonl', 'c.stix', 'd.json', 'e.json'];
  expect(await expectTwins(top, files)).toBeGreaterThan(5);
  expect(await expectTwins(top, files, [path.join(known, 'k.json.gz')])).toBeGreaterThan(4);
});

test('folders of invented objects, many of them wrong', async () => {
  const numbers = fc.integer({ min: 1, max: 8 });
  const types = fc.constantFrom('malware', 'attack-pattern', 'identity', 'tool', 'intrusion-set');
  const reference = fc.oneof(
    fc.tuple(types, numbers).map(([type, number]) => `${type}--#${number}`),
    fc.constantFrom('', 'attack-', 'identity--1'),
  );
  const description = fc.constantFrom(
    'Plain.',
    '[Moss](https://attack.mitre.org/software/S9101) ran.(Citation: Fern Inkwell)',
    '(Citation: Fern',
    '(Citation:Fern Inkwell)',
    '(Citation: Fern Inkwel)',
  );
  const one: fc.Arbitrary<Json> = fc.oneof(
    fc
      .record({ type: types, number: numbers, created_by_ref: reference, description })
      .map(({ type, number, ...rest }) => object(type, number, rest)),
    fc
      .record({ number: numbers, source: reference, target: reference, description })
      .map(({ number, source, target, description }) => relationship(number, source, target, { description })),
    fc.constantFrom(malware, technique, identity, uses),
  );
  const shape = fc.constantFrom(bundle, lines);
  const file = fc
    .tuple(shape, fc.array(one, { minLength: 1, maxLength: 12 }))
    .map(([write, objects]) => write(...objects));
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (contents) => {
      const files = contents.map((_, index) => `${index}.stix`);
      await expectTwins(folder(Object.fromEntries(files.map((name, index) => [name, contents[index] ?? '']))), files);
    }),
    { numRuns: 8 },
  );
});
