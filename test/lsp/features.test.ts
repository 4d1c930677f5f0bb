/** A round trip of each request over the built server. */
import { expect, test } from 'vitest';
import { type Location, type LocationLink, MarkupKind, SymbolKind, SymbolTag } from 'vscode-languageserver-protocol';
import { expandIds } from '../fixture.ts';
import { type Client, startClient } from './client.ts';
import { bundle, identity, malware, object, sound, technique, uses } from './samples.ts';

const uri = 'file:///a.json';
const id = (text: string): string => expandIds(text);

async function opened(text = sound, options: Parameters<typeof startClient>[0] = {}): Promise<Client> {
  const client = await startClient(options);
  await client.open(uri, text);
  return client;
}

test('hover: the object behind a reference, the entry behind a citation', async () => {
  const client = await opened();
  const onReference = await client.hover(uri, client.positionOf(uri, id('"source_ref": "malware--#1'), 20));
  expect(onReference?.contents).toMatchObject({ kind: MarkupKind.Markdown, value: expect.stringContaining('Inkwell') });
  expect(client.textAt(uri, onReference?.range ?? client.rangeOf(uri, '{'))).toBe(id('malware--#1'));
  const onCitation = await client.hover(uri, client.positionOf(uri, '(Citation: Fern', 12));
  expect(JSON.stringify(onCitation?.contents)).toContain('https://fern.example/inkwell');
  expect(client.textAt(uri, onCitation?.range ?? client.rangeOf(uri, '{'))).toContain('Citation: Fern Inkwell');
  expect(await client.hover(uri, client.positionOf(uri, '"is_family"', 3))).toBeNull();
});

test('definition: as links for editors that take them, else as locations', async () => {
  const position = (client: Client) => client.positionOf(uri, id('"target_ref": "attack-pattern--#2'), 20);
  const client = await opened();
  const [link] = (await client.definition(uri, position(client))) as LocationLink[];
  expect(client.textAt(uri, link?.originSelectionRange ?? client.rangeOf(uri, '{'))).toBe(id('attack-pattern--#2'));
  expect(link?.targetUri).toBe(uri);
  expect(link?.targetSelectionRange).toEqual(client.rangeOf(uri, id('attack-pattern--#2')));
  expect(client.textAt(uri, link?.targetRange ?? client.rangeOf(uri, '{'))).toMatch(/^\{[\s\S]*Copy Tray[\s\S]*\}$/);
  const plain = await opened(sound, { capabilities: {} });
  expect((await plain.definition(uri, position(plain))) as Location[]).toEqual([
    { uri, range: client.rangeOf(uri, id('attack-pattern--#2')) },
  ]);
});

test('definition of a citation is its entry, of an ATT&CK link its object', async () => {
  const client = await opened();
  const [entry] = (await client.definition(uri, client.positionOf(uri, 'Citation: Fern', 12))) as LocationLink[];
  expect(client.textAt(uri, entry?.targetRange ?? client.rangeOf(uri, '{'))).toContain('fern.example');
  const inUse = client.positionOf(uri, '[Inkwell](https://attack.mitre.org/software/S9101) copies', 40);
  const [object] = (await client.definition(uri, inUse)) as LocationLink[];
  expect(client.textAt(uri, object?.targetSelectionRange ?? client.rangeOf(uri, '{'))).toBe(id('malware--#1'));
});

test('references and highlights, with and without the declaration', async () => {
  const client = await opened();
  const position = client.positionOf(uri, id('identity--#3'), 3);
  const all = await client.references(uri, position);
  expect(all.map(({ range }) => client.textAt(uri, range))).toEqual(Array(2).fill(id('identity--#3')));
  expect(await client.references(uri, position, false)).toHaveLength(1);
  const shown = await client.highlights(uri, position);
  expect(shown.map(({ range }) => client.textAt(uri, range))).toEqual(Array(2).fill(id('identity--#3')));
});

test('the outline has a row for each object, a relationship as a sentence, a revoked one struck through', async () => {
  const client = await opened(bundle(malware, technique, identity, uses, object('tool', 8, { revoked: true })));
  const rows = await client.symbols(uri);
  expect(rows.map(({ name }) => name)).toEqual([
    'S9101 Inkwell',
    'T9101 Copy Tray',
    'Fernlab',
    'Inkwell uses Copy Tray',
    'tool 8',
  ]);
  expect(rows.map(({ kind }) => kind)).toEqual([
    SymbolKind.Module,
    SymbolKind.Function,
    rows[2]?.kind,
    SymbolKind.Interface,
    SymbolKind.Module,
  ]);
  expect(rows[4]?.tags).toEqual([SymbolTag.Deprecated]);
  for (const { range, selectionRange } of rows) {
    expect(client.textOf(uri).offsetAt(range.start)).toBeLessThanOrEqual(
      client.textOf(uri).offsetAt(selectionRange.start),
    );
    expect(client.textOf(uri).offsetAt(range.end)).toBeGreaterThanOrEqual(
      client.textOf(uri).offsetAt(selectionRange.end),
    );
    expect(client.textAt(uri, range)).toMatch(/^\{[\s\S]*\}$/);
  }
});

test('hints name what ids stand for, in the range that is asked for', async () => {
  const client = await opened();
  const lines = client.textOf(uri).lineCount;
  const all = await client.hints(uri, { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } });
  expect(all.map(({ label }) => String(label))).toEqual(expect.arrayContaining(['Inkwell', 'Copy Tray', 'Fernlab']));
  const one = await client.hints(uri, client.rangeOf(uri, id('"target_ref": "attack-pattern--#2"')));
  expect(one.map(({ label }) => label)).toEqual(['Copy Tray']);
  const after = client.positionOf(
    uri,
    id('"target_ref": "attack-pattern--#2"'),
    id('"target_ref": "attack-pattern--#2"').length,
  );
  expect(one[0]?.position).toEqual(after);
});

test('positions hold after a line with surrogate pairs, and with CRLF', async () => {
  const odd = { ...malware, aliases: ['🂡🂢 é'], name: 'Ink🂡well' };
  const text = bundle(odd, technique, identity, uses).replaceAll('\n', '\r\n');
  const client = await opened(text);
  const found = await client.definition(uri, client.positionOf(uri, id('"source_ref": "malware--#1'), 20));
  expect((found as LocationLink[])[0]?.targetSelectionRange).toEqual(client.rangeOf(uri, id('malware--#1')));
  const minified = JSON.stringify(JSON.parse(text)).replace('"name":"Ink', '"x_note":"🂡","name":"Ink');
  await client.change(uri, { text: minified });
  const hover = await client.hover(uri, client.positionOf(uri, id('"source_ref":"malware--#1'), 20));
  expect(client.textAt(uri, hover?.range ?? client.rangeOf(uri, '{'))).toBe(id('malware--#1'));
});
