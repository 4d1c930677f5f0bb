// The file that the project was asked for: all its  its citations, and its restoration from MITRE's bundle.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import {
  apply,
  codeActions,
  countsByCode,
  definitions,
  discard,
  findingsWithCode,
  has,
  hoverText,
  openFile,
  until,
} from './support.ts';

const blanks = { 'malformed-id': 13, 'missing-reference': 34, 'malformed-reference': 31 };

/** What identifies a relationship, and all that was scrubbed from it. */
interface Relationship {
  readonly id: string;
  readonly relationship_type: string;
  readonly description: string;
  readonly created: string;
  readonly source_ref: string;
  readonly target_ref: string;
  readonly created_by_ref: string;
  readonly x_mitre_modified_by_ref: string;
  readonly object_marking_refs: readonly string[];
  readonly external_references?: readonly { readonly source_name: string; readonly url?: string }[];
}

suite('the seed file', () => {
  teardown(discard);

  test('without a catalog: blank ids and references, unknown links, nothing else', async () => {
    const { document } = await openFile('relationships.stix');
    await findingsWithCode(document.uri, 'unknown-link');
    assert.deepEqual(countsByCode(document.uri), { ...blanks, 'unknown-link': 9 });
    const [link] = await findingsWithCode(document.uri, 'unknown-link');
    assert.equal(link?.severity, vscode.DiagnosticSeverity.Information);
  });

  test('each of the 13 citations hovers with the url of its source and leads to its entry', async () => {
    const { document } = await openFile('relationships.stix');
    await findingsWithCode(document.uri, 'malformed-id');
    const text = document.getText();
    const sources = relationshipsIn(text).flatMap((relationship) => relationship.external_references ?? []);
    const markers = [...text.matchAll(/\(Citation: ([^")]+)\)/g)];
    assert.equal(markers.length, 13);
    for (const { index, 1: name = '' } of markers) {
      const place = document.positionAt(index + '(Citation: '.length);
      const hover = await hoverText(document.uri, place);
      const urls = sources.filter(
        ({ source_name, url }) => source_name === name && url && hover.includes(`](${withoutBrackets(url)})`),
      );
      assert.ok(urls.length > 0, `${name}: ${hover}`);
      const [definition] = await definitions(document.uri, place);
      assert.equal(definition?.range.start.line, place.line);
      assert.ok(document.getText(definition?.range).includes(name), name);
    }
  });

  test('with enterprise as catalog one action restores a relationship, with the ids that MITRE gave it', async function () {
    this.timeout(90_000);
    const settings = vscode.workspace.getConfiguration('stix');
    await settings.update('catalogs', ['../enterprise.json.gz'], vscode.ConfigurationTarget.Workspace);
    const { document } = await openFile('relationships.stix');
    await findingsWithCode(document.uri, 'malformed-id');
    await until('the catalog is read', () => !has(document.uri, 'unknown-link'), 60_000);
    assert.deepEqual(countsByCode(document.uri), blanks);
    const candidates: number[] = [];
    const places = (await findingsWithCode(document.uri, 'malformed-id')).map(({ range }) => range);
    // From the last to the first, as a repair moves what is behind it.
    for (const range of [...places].sort((one, other) => other.start.compareTo(one.start))) {
      const actions = (await codeActions(document.uri, range)).filter(({ title }) => title.startsWith('Restore '));
      candidates.push(actions.length);
      if (actions.length === 1 && actions[0]) await apply(actions[0]);
    }
    assert.deepEqual(candidates.sort(), [0, 0, ...Array(10).fill(1), 2]);
    const restored = relationshipsIn(document.getText()).filter(({ id }) => id !== '');
    assert.equal(restored.length, 10);
    const published = enterprise();
    for (const relationship of restored) assert.deepEqual(scrubbed(relationship), published.get(keyOf(relationship)));
    await until('ten relationships are sound', () => countsByCode(document.uri)['malformed-id'] === 3);
  });
});

/** As an address stands in a Markdown link. */
function withoutBrackets(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29');
}

/** The objects of the seed file's form: no list around them, and a comma at the end of some lines. */
function relationshipsIn(text: string): readonly Relationship[] {
  return JSON.parse(`[${text.trim().replace(/\}\s*,?\s*\{/g, '},{')}]`);
}

/** MITRE's own relationships by what was left in the seed file: read without our code. */
function enterprise(): ReadonlyMap<string, Partial<Relationship>> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const packed = readFileSync(vscode.Uri.joinPath(folder.uri, '..', 'enterprise.json.gz').fsPath);
  const { objects }: { objects: Relationship[] } = JSON.parse(gunzipSync(packed).toString());
  return new Map(objects.map((object) => [keyOf(object), scrubbed(object)]));
}

function keyOf({ relationship_type, description, created }: Relationship): string {
  return JSON.stringify([relationship_type, description, created]);
}

/** The values that the seed file lacks. */
function scrubbed(relationship: Relationship): Partial<Relationship> {
  const { id, source_ref, target_ref, created_by_ref, x_mitre_modified_by_ref, object_marking_refs } = relationship;
  return { id, source_ref, target_ref, created_by_ref, x_mitre_modified_by_ref, object_marking_refs };
}
