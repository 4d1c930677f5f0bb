/** Bad input and bad requests: the server answers, in time, and lives. */
import { expect, test } from 'vitest';
import { codesOf, startClient } from './client.ts';
import { bundle, identity, lines, malware, object, sound, technique, uses } from './samples.ts';

const uri = 'file:///a.json';
const neighbours = [{ ...identity, created_by_ref: '' }, technique];
const everything = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

/** Asks every question about a document. */
async function askAll(client: Awaited<ReturnType<typeof startClient>>, about: string): Promise<void> {
  const position = { line: 0, character: 1 };
  await Promise.all([
    client.hover(about, position),
    client.definition(about, position),
    client.references(about, position),
    client.highlights(about, position),
    client.symbols(about),
    client.hints(about, everything),
    client.actions(about, everything, ['quickfix', 'source.fixAll']),
  ]);
}

const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const binary = String.fromCharCode(...Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256));

test.each([
  ['empty', '', 'syntax'],
  ['blank', ' \r\n\t', 'syntax'],
  ['blanks that JSON does not know', '\u00a0', 'syntax'],
  ['binary', binary, 'syntax'],
  ['a NUL', '\0', 'syntax'],
  ['deep arrays', deep, 'syntax'],
  ['deep objects', '{"a":'.repeat(10_000), 'syntax'],
  ['lone brackets', ']}]}', 'syntax'],
  ['a lone quote', '"', 'syntax'],
  ['a lone backslash', '\\', 'syntax'],
  ['a number', '17', 'syntax'],
  ['null', 'null', 'syntax'],
])('%s as the whole document', async (_, text, code) => {
  const client = await startClient();
  await client.open(uri, text, 'stix');
  expect([...new Set((await client.findings(uri)).map((finding) => finding.code))].join()).toBe(code);
  await askAll(client, uri);
  await client.change(uri, { text: sound });
  await client.findingsWith(uri);
});

test.each([
  ['a NUL', (text: string) => text.replace('Copy Tray', 'Copy\0Tray')],
  ['lone surrogates', (text: string) => text.replace('Copy Tray', 'Copy \ud83c Tray \udca1')],
  ['escaped lone surrogates', (text: string) => text.replace('Copy Tray', 'Copy \\ud83c Tray \\udca1')],
  ['deep nesting', (text: string) => text.replace('"Copy Tray"', `${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
  ['a brace too many', (text: string) => text.replace('"Copy Tray"', '"Copy Tray"}')],
  ['a brace too few', (text: string) => text.replace('"name": "Copy Tray"', '"name": {"Copy Tray": 1')],
  ['a quote too many', (text: string) => text.replace('Copy Tray', 'Copy" Tray')],
  ['a quote too few', (text: string) => text.replace('"Copy Tray"', '"Copy Tray')],
  ['a bracket too few', (text: string) => text.replace(/("Copy Tray",\s+"external_references": )\[/, '$1')],
  ['no comma', (text: string) => text.replace('"Copy Tray",', '"Copy Tray"')],
])('%s in one object leaves its neighbours unharmed', async (_, breaking) => {
  const client = await startClient();
  const broken = breaking(bundle(malware, technique, uses, { ...identity, created_by_ref: '' }));
  await client.open(uri, broken);
  const found = await client.findings(uri);
  const rest = found.filter(({ code }) => code !== 'syntax');
  expect(rest.map(({ code }) => code)).toContain('missing-reference');
  expect(found.filter(({ code }) => code === 'syntax').length).toBeLessThanOrEqual(1);
  expect((await client.symbols(uri)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['S9101 Inkwell', 'Fernlab']),
  );
  await askAll(client, uri);
});

test('a bundle that is cut off anywhere', async () => {
  const client = await startClient();
  const whole = bundle(malware, technique, uses, ...neighbours);
  await client.open(uri, whole, 'stix');
  for (let length = whole.length; length > 0; length = Math.floor(length * 0.8)) {
    await client.change(uri, { text: whole.slice(0, length) });
    expect(
      codesOf(await client.findings(uri))
        .split(' ')
        .filter((code) => code === 'syntax').length,
    ).toBeLessThan(3);
    await askAll(client, uri);
  }
});

test('5 MB of brackets, quotes or objects', async () => {
  const client = await startClient();
  const size = 5_000_000;
  for (const text of [
    '['.repeat(size),
    '{'.repeat(size),
    '"'.repeat(size),
    '{"a":"'.repeat(size / 6),
    '{},'.repeat(size / 10),
  ]) {
    await client.open(uri, text, 'stix');
    await client.findings(uri);
    await askAll(client, uri);
    await client.change(uri, {
      range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } },
      text: '"',
    });
    await client.findings(uri);
    await client.close(uri);
  }
  expect(await client.alive()).toEqual([]);
});

test('requests about documents that are unknown, or just closed', async () => {
  const client = await startClient();
  await askAll(client, 'file:///unknown.json');
  await askAll(client, 'no uri at all %%%');
  await askAll(client, '');
  await client.open(uri, sound);
  const answers = askAll(client, uri);
  await client.close(uri);
  await askAll(client, uri);
  await answers;
  expect(client.latest(uri)?.diagnostics ?? []).toEqual([]);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: 'file:///unknown.json', version: 4 },
    contentChanges: [{ text: 'x' }],
  });
  expect(await client.alive()).toEqual([]);
});

test('positions that no editor should send', async () => {
  const client = await startClient();
  await client.open(uri, sound);
  const odd: unknown[] = [
    { line: -1, character: -1 },
    { line: 0.5, character: 0.5 },
    { line: 3.7, character: 1e300 },
    { line: 1e300, character: 0 },
    { line: Number.MAX_SAFE_INTEGER, character: Number.MAX_SAFE_INTEGER },
    { line: '1', character: '2' },
    { line: null, character: null },
    {},
    [],
    null,
    'here',
  ];
  for (const position of odd) {
    for (const method of ['hover', 'definition', 'references', 'documentHighlight']) {
      const params = { textDocument: { uri }, position, context: { includeDeclaration: true } };
      await client
        .request(`textDocument/${method}`, params)
        .catch((error: Error) => expect(error.message).toContain('failed'));
    }
    const range = { start: position, end: position };
    await client
      .request('textDocument/inlayHint', { textDocument: { uri }, range })
      .catch((error: Error) => expect(error.message).toContain('failed'));
    await client
      .request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } })
      .catch((error: Error) => expect(error.message).toContain('failed'));
  }
  for (const params of [
    {},
    { textDocument: null },
    [],
    { textDocument: { uri: 7 }, position: { line: 0, character: 0 } },
  ]) {
    await client
      .request('textDocument/hover', params)
      .catch((error: Error) => expect(error.message).toMatch(/failed|param/));
  }
  await expect(client.request('textDocument/rename', {})).rejects.toThrow('Unhandled method');
  await client.replace(uri, 'Copy Tray', 'Copy Pile');
  expect(await client.findings(uri)).toEqual([]);
  expect((await client.symbols(uri)).map(({ name }) => name)).toContain('T9101 Copy Pile');
});

test('edits with odd positions leave a document that still works', async () => {
  const client = await startClient();
  await client.open(uri, sound);
  const odd = [-1, 0.5, 1e300, null, '3'];
  for (const [index, line] of odd.entries()) {
    const place = { line, character: line };
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 + index },
      contentChanges: [{ range: { start: place, end: place }, text: ' ' }],
    });
  }
  await client.change(uri, { text: bundle(...neighbours) });
  await client.findingsWith(uri, 'missing-reference');
});

test('messages that are no protocol at all', async () => {
  const client = await startClient();
  await client.open(uri, sound);
  await client.findings(uri);
  const { stdin } = client.child;
  for (const body of [
    '{"jsonrpc":"2.0","method":"nonsense/x"}',
    '{"jsonrpc":"2.0","id":77,"method":5}',
    '{"a":1}',
    'not json',
    '[]',
    'null',
  ]) {
    stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }
  expect((await client.symbols(uri)).length).toBe(4);
});

test('an editor that goes without a word takes the server with it', async () => {
  const client = await startClient();
  const ended = new Promise((resolve) => client.child.once('exit', resolve));
  client.child.stdin?.end();
  expect(await ended).toBe(1);
});

test('requests that were given up before they began are not worked on', async () => {
  const client = await startClient();
  await client.open(uri, bundle(...Array.from({ length: 3000 }, (_, index) => object('tool', index + 1))));
  const params = JSON.stringify({ textDocument: { uri } });
  const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const ids = Array.from({ length: 40 }, (_, index) => 5000 + index);
  const asked = ids.map(
    (id) => `{"jsonrpc":"2.0","id":${id},"method":"textDocument/documentSymbol","params":${params}}`,
  );
  const cancelled = ids.map((id) => `{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":${id}}}`);
  const answers: string[] = [];
  client.child.stdout?.on('data', (data) => answers.push(String(data)));
  client.child.stdin?.write([...asked, ...cancelled].map(frame).join(''));
  expect(await client.alive()).toEqual([]);
  const text = answers.join('');
  const refused = ids.filter((id) => text.includes(`"id":${id},"error":{"code":-32800`));
  expect(refused.length).toBeGreaterThan(30);
  expect(ids.every((id) => text.includes(`"id":${id},`))).toBe(true);
});

test('500 fast keystrokes end where a fresh server begins', async () => {
  const client = await startClient();
  await client.open(uri, lines(malware, technique, ...neighbours, uses), 'stix');
  let state = 12345;
  const draw = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  const pieces = ['{', '}', '"', ',', '\n', '[', ']', ':', 'x', '(Citation: ', '\\', '--', ' ', '🂡', ''];
  for (let stroke = 0; stroke < 500; stroke += 1) {
    const text = client.textOf(uri);
    const from = draw(text.getText().length);
    const range = { start: text.positionAt(from), end: text.positionAt(from + draw(3)) };
    void client.change(uri, { range, text: pieces[draw(pieces.length)] ?? '' });
    if (stroke % 50 === 0) void client.hover(uri, range.start);
  }
  const final = await client.findings(uri);
  const fresh = await startClient();
  await fresh.open(uri, client.textOf(uri).getText(), 'stix');
  expect(final).toEqual(await fresh.findings(uri));
  expect(await client.symbols(uri)).toEqual(await fresh.symbols(uri));
  expect(client.publications.length).toBeLessThanOrEqual(502);
});
