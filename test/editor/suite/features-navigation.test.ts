// Looking things up: hover, definition, references, outline, inlay hints.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { definitions, discard, fileUri, has, hoverText, openFile, positionOf, until } from './support.ts';

const malware = 'malware--20d8a1b4-6c3f-4e71-b5d9-7f0a2c4e6b03';
const fromFile = 'attack-pattern--60b5e8f9-1a7d-4c26-99b4-1e4f6a8c0d07';
const fromCatalog = 'attack-pattern--80d7a0b1-3c9f-4e48-9bd6-3a6b8c0e2f09';

suite('looking things up', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    ({ document } = await openFile('bundle.json'));
    await until(
      'everything is read',
      () => has(document.uri, 'duplicate-id') && !has(document.uri, 'dangling-reference'),
    );
  });
  teardown(discard);

  const at = (text: string, offset = 0) => positionOf(document, text, offset);
  const definitionAt = async (position: vscode.Position) => {
    const [first, ...others] = await definitions(document.uri, position);
    assert.ok(first, 'there is a definition');
    assert.deepEqual(others, []);
    return first;
  };

  test('hovering a citation shows the reference, its url as a link and how often it is cited', async () => {
    const text = await hoverText(document.uri, at('(Citation: Harbour TidePool)', 14));
    assert.match(text, /TidePool at Low Water/);
    assert.match(text, /\(https:\/\/harbour\.example\/tidepool\)/);
    assert.match(text, /Cited once in this object/);
  });

  test('hovering a reference shows the card of its object, from this file, another file and the catalog', async () => {
    const own = await hoverText(document.uri, at(`"source_ref": "${malware}`, 20));
    assert.match(own, /### TidePool/);
    assert.match(own, /S9101/);
    assert.match(own, /waits for low water/);
    const other = await hoverText(document.uri, at(fromFile, 4));
    assert.match(other, /### Mooring Release/);
    assert.match(other, /Defined in techniques/);
    const packed = await hoverText(document.uri, at(fromCatalog, 4));
    assert.match(packed, /### Lamp Signals/);
    assert.match(packed, /catalog/);
  });

  test('hovering an ATT&CK link, a revoked object and a relationship', async () => {
    assert.match(await hoverText(document.uri, at('software/S9101) shifts', 2)), /### TidePool/);
    assert.match(await hoverText(document.uri, at('"attack-pattern--30e2', 4)), /Revoked/);
    const sentence = await hoverText(document.uri, at('relationship--50a4', 4));
    assert.match(sentence, /TidePool \*uses\* Mooring Release/);
  });

  test('a reference leads to its object in this file, in another file, and in the packed catalog', async () => {
    const own = await definitionAt(at(`"source_ref": "${malware}`, 20));
    assert.equal(own.uri.toString(), document.uri.toString());
    assert.equal(own.range.start.line, at(malware).line);
    const other = await definitionAt(at(fromFile, 4));
    assert.equal(other.uri.toString(), fileUri('techniques.json').toString());
    const packed = await definitionAt(at(fromCatalog, 4));
    assert.equal(packed.uri.scheme, 'stix-catalog');
    const catalog = await vscode.workspace.openTextDocument(packed.uri);
    assert.equal(catalog.languageId, 'stix');
    // Of a file that is not open only the beginning of each object is kept.
    const object = new vscode.Range(packed.range.start, packed.range.start.translate(8));
    assert.ok(catalog.getText(object).includes(fromCatalog), catalog.getText(object));
    await vscode.window.showTextDocument(catalog);
    const changed = await vscode.window.activeTextEditor?.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    assert.ok(!changed || !catalog.getText().startsWith(' '), 'the catalog is read-only');
    await discard();
  });

  test('a citation leads to its entry, an ATT&CK link to its object', async () => {
    const entry = await definitionAt(at('(Citation: Harbour TidePool)', 14));
    assert.equal(entry.range.start.line, at('"source_name": "Harbour TidePool"').line);
    const linked = await definitionAt(at('software/S9101) shifts', 2));
    assert.equal(linked.range.start.line, at(malware).line);
  });

  test('all references of an id and of a citation', async () => {
    const references = (position: vscode.Position) =>
      vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
    const ofId = await references(at(malware, 4));
    assert.equal(ofId.filter(({ range }) => document.lineAt(range.start).text.includes('source_ref')).length, 2);
    const ofCitation = await references(at('(Citation: Harbour TidePool)', 14));
    assert.ok(ofCitation.length >= 1);
  });

  test('the outline has one row per object, relationships as sentences', async () => {
    const rows = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const names = rows.map(({ name }) => name);
    assert.ok(names.includes('S9101 TidePool'), names.join(' | '));
    assert.ok(names.includes('TidePool uses Mooring Release'), names.join(' | '));
    assert.ok(names.includes('TidePool uses Lamp Signals'), names.join(' | '));
  });

  test('inlay hints name what an id stands for', async () => {
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    const behind = (text: string) => {
      const line = at(text).line;
      return hints.find(({ position }) => position.line === line)?.label;
    };
    assert.equal(behind(fromFile), 'Mooring Release');
    assert.equal(behind(fromCatalog), 'Lamp Signals');
    assert.equal(behind('"created_by_ref"'), 'Harbour Desk');
  });
});
