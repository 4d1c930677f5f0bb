/** What ARCHITECTURE.md states of the code, held against the code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { generate } from '../scripts/generate.mjs';
import { allRules } from '../server/src/rules/all.ts';

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

const importForm = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)';/gms;
const dynamicImport = /\bimport\('([^']+)'\)/g;

function sources(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const path = posix.join(folder, file.replaceAll('\\', '/'));
      const text = readFileSync(path, 'utf8');
      const fixed = [...text.matchAll(importForm)].map(([, type, from]) => ({ from: from ?? '', typeOnly: !!type }));
      const lazy = [...text.matchAll(dynamicImport)].map(([, from]) => ({ from: from ?? '', typeOnly: false }));
      const imports = [...fixed, ...lazy].map(({ from, typeOnly }) => ({
        from: from.startsWith('.') ? posix.join(posix.dirname(path), from) : from,
        typeOnly,
      }));
      return { path, text, imports };
    });
}

/** The layer a file belongs to: its folder below `server/src`, or the file itself where it stands alone. */
function layerOf(path: string): string {
  if (path.startsWith('client/')) return 'client';
  const [layer = ''] = path.replace('server/src/', '').split('/');
  return layer.replace(/\.ts$/, '');
}

/** Who may import whom, one direction: each layer and what it stands on. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  syntax: [],
  stix: [],
  index: ['syntax', 'stix'],
  config: [],
  words: [],
  workspace: ['index', 'syntax', 'stix', 'config'],
  rules: ['index', 'stix', 'syntax'],
  features: ['workspace', 'index', 'stix', 'syntax'],
  pointer: ['index', 'syntax'],
  checker: ['workspace', 'index', 'rules'],
  locate: ['workspace', 'index', 'rules', 'syntax'],
  findings: ['checker', 'locate', 'workspace', 'config', 'index', 'rules', 'syntax'],
  claims: ['index', 'syntax'],
  fixes: ['checker', 'claims', 'locate', 'workspace', 'index', 'rules', 'syntax'],
  engine: [
    'checker',
    'findings',
    'fixes',
    'locate',
    'pointer',
    'rules',
    'features',
    'workspace',
    'words',
    'config',
    'index',
    'stix',
    'syntax',
  ],
  host: [],
  lsp: ['engine', 'config', 'host', 'words'],
  cli: ['engine', 'config', 'host', 'words'],
  main: ['lsp', 'cli', 'engine', 'host'],
};

const pure = new Set([
  'syntax',
  'stix',
  'index',
  'config',
  'words',
  'workspace',
  'rules',
  'features',
  'pointer',
  'checker',
  'locate',
  'claims',
  'findings',
  'fixes',
  'engine',
]);
const server = sources('server/src');
const client = sources('client/src');

test('imports go one way', () => {
  const wrong: string[] = [];
  for (const { path, imports } of server) {
    const layer = layerOf(path);
    expect(allowed, path).toHaveProperty(layer);
    for (const { from } of imports) {
      if (!from.startsWith('server/')) continue;
      const target = layerOf(from);
      const inside = target === layer;
      if (!inside && !allowed[layer]?.includes(target)) wrong.push(`${path} → ${from}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('rules do not import each other, nor do features; what they share is in shared/', () => {
  const wrong: string[] = [];
  for (const { path, imports } of server) {
    const layer = layerOf(path);
    if ((layer !== 'rules' && layer !== 'features') || path.endsWith('/all.ts')) continue;
    for (const { from } of imports) {
      const sibling =
        from.startsWith(`server/src/${layer}/`) && !from.includes('/shared/') && !from.endsWith('/rule.ts');
      if (sibling) wrong.push(`${path} → ${from}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('nothing from syntax to engine is asynchronous, reads a clock, draws a random number or touches a file', () => {
  const forbidden =
    /\basync\b|\bawait\b|\bPromise\b|Date\.now|new Date\(\)|Math\.random|performance\.|\bprocess\.|setTimeout|setImmediate/;
  const wrong = server
    .filter(({ path }) => pure.has(layerOf(path)))
    .filter(
      ({ text, imports }) =>
        forbidden.test(withoutComments(text)) || imports.some(({ from }) => from.startsWith('node:')),
    )
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('only lsp and main know the language server protocol, only the client knows VS Code, only the edge knows Node', () => {
  const wrong: string[] = [];
  for (const { path, imports } of server) {
    const layer = layerOf(path);
    for (const { from } of imports) {
      if (from === 'vscode' || from.startsWith('vscode-languageclient')) wrong.push(`${path} → ${from}`);
      if (from.startsWith('vscode-languageserver') && !['lsp', 'main'].includes(layer)) wrong.push(`${path} → ${from}`);
      if (from.startsWith('node:') && !['cli', 'main'].includes(layer) && path !== 'server/src/host/node.ts') {
        wrong.push(`${path} → ${from}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('the client takes from the server its messages as types, and what recognises STIX', () => {
  const wrong: string[] = [];
  for (const { path, imports } of client) {
    for (const { from, typeOnly } of imports) {
      if (!from.startsWith('server/')) continue;
      const isMessages = from === 'server/src/lsp/messages.ts' && typeOnly;
      if (!isMessages && from !== 'server/src/stix/recognise.ts') wrong.push(`${path} → ${from}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('jsonc-parser is used for the tree of one object only', () => {
  const users = server.filter(({ imports }) => imports.some(({ from }) => from === 'jsonc-parser'));
  expect(users.map(({ path }) => path)).toEqual(['server/src/syntax/tree.ts']);
});

test('files are short', () => {
  const long = [...server, ...client].filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path);
  expect(long).toEqual([]);
});

test('nothing is left undone, silenced or hidden', () => {
  const marks =
    /\b(?:TODO|FIXME|XXX|HACK)\b|not implemented|\bas any\b|:\s*any\b\s*[;,)=\]>|]|@ts-ignore|@ts-expect-error|biome-ignore/;
  const wrong = [...server, ...client].filter(({ text }) => marks.test(text)).map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('no module keeps state of its own', () => {
  const wrong = [...server, ...client].filter(({ text }) => /^(?:export )?let /m.test(text)).map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('every rule has a file of its name, a page, and a test', () => {
  const tests = readdirSync('test/rules', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join('test/rules', file), 'utf8'))
    .join('\n');
  for (const { code, group } of allRules) {
    expect(
      server.some(({ path }) => path === `server/src/rules/${group}/${code}.ts`),
      code,
    ).toBe(true);
    expect(tests, code).toContain(code);
  }
  expect(new Set(allRules.map(({ code }) => code)).size).toBe(allRules.length);
});

test('generated files are fresh: npm run generate', async () => {
  for (const [path, content] of await generate()) expect(readFileSync(path, 'utf8'), path).toBe(content);
  const pages = readdirSync('docs/rules').sort();
  expect(pages).toEqual(allRules.map(({ code }) => `${code}.md`).sort());
});

test.each(['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'examples/README.md'])(
  'what %s leads to is there',
  (page) => {
    const targets = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(
      ([, target]) => target ?? '',
    );
    expect(targets.filter((target) => !existsSync(posix.join(posix.dirname(page), target)))).toEqual([]);
  },
);

test('no committed file names a path of a machine or the host of a registry', () => {
  const lock = readFileSync('package-lock.json', 'utf8');
  expect(lock).not.toContain('"resolved"');
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
