// MITRE's published bundles in the editor: all findings, and how long a person waits. The figures are printed; the bounds
// are wide, so that a loaded machine does not fail.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  countsByCode,
  definitions,
  discard,
  findings,
  has,
  hoverText,
  openFile,
  print,
  serverProcessId,
  until,
} from './support.ts';

const rounds = 20;

suite('published bundles', () => {
  teardown(discard);

  test('ics 18.1 opens with all its findings', async function () {
    this.timeout(60_000);
    await opensWithAll('ics.json');
  });

  test('enterprise 18.1 opens with all its findings', async function () {
    this.timeout(120_000);
    await opensWithAll('enterprise.json');
    print(`server, idle: ${memoryOf(serverProcessId())}`);
  });

  test('hover, definition and outline in enterprise 18.1', async function () {
    this.timeout(60_000);
    const { document } = await openFile('enterprise.json');
    const places = spread(document, /"(?:source|target)_ref": "/g);
    const hovers = await timed(places, async (place) => assert.match(await hoverText(document.uri, place), /###/));
    const jumps = await timed(places, async (place) => assert.ok((await definitions(document.uri, place)).length > 0));
    const outline = await timed([document.uri], async (uri) => {
      const rows = await vscode.commands.executeCommand<unknown[]>('vscode.executeDocumentSymbolProvider', uri);
      assert.ok(rows.length > 20_000);
    });
    const hints = await timed(places, async (place) => {
      const screen = new vscode.Range(place.line, 0, place.line + 60, 0);
      const found = await vscode.commands.executeCommand<unknown[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        screen,
      );
      assert.ok(found.length > 0);
    });
    printTime('inlay hints of a screen, median', percentile(hints, 0.5));
    printTime('hover, median', percentile(hovers, 0.5));
    printTime('definition, median', percentile(jumps, 0.5));
    printTime('outline', percentile(outline, 0.5));
    assert.ok(percentile(hovers, 0.5) < 500);
    assert.ok(percentile(jumps, 0.5) < 500);
  });

  test('an edit in enterprise 18.1 and its findings', async function () {
    this.timeout(180_000);
    const editor = await openFile('enterprise.json');
    const { uri } = editor.document;
    await until('findings', () => findings(uri).length > 0, 60_000);
    // The pauses of a person. VS Code asks for the whole outline, and its JSON support reads all of the text, after each
    // change, on the same processor: an edit in the midst of that waits for it.
    const asJson = await timesOfEdits(editor, 6, 4000);
    printTime('an edit and its findings, language json, median', percentile(asJson, 0.5));
    await vscode.commands.executeCommand('stix.treatAsStix', uri);
    const asStix = vscode.window.activeTextEditor;
    assert.equal(asStix?.document.languageId, 'stix');
    await new Promise((resolve) => setTimeout(resolve, 8000));
    const times = await timesOfEdits(asStix, 10, 4000);
    printTime('an edit and its findings, language stix, median', percentile(times, 0.5));
    printTime('an edit and its findings, language stix, slowest', percentile(times, 1));
    print(`server, after all edits: ${memoryOf(serverProcessId())}`);
    assert.ok(percentile(times, 0.5) < 3000);
  });
});

/** Opens a file and holds its findings against those of the command line, which prepare/corpus-bundles.mjs has counted. */
async function opensWithAll(file: string): Promise<void> {
  const expected = JSON.parse(process.env.EDITOR_EXPECTED ?? '{}')[file];
  const begun = performance.now();
  const { document } = await openFile(file);
  printTime(`${file}: shown after`, performance.now() - begun);
  await until('findings', () => findings(document.uri).length > 0, 60_000);
  printTime(`${file}: findings after`, performance.now() - begun);
  const counts = () => sorted(countsByCode(document.uri));
  // The other file is read in the background, and takes away what dangled without it.
  const settled = () => JSON.stringify(counts()) === JSON.stringify(sorted(expected));
  await until('the same findings as on the command line', settled, 30_000).catch(() => undefined);
  assert.deepEqual(counts(), sorted(expected));
  print(`${file}: ${findings(document.uri).length} findings`);
}

/** Places behind matches that lie evenly over the document, as many as there are rounds. */
function spread(document: vscode.TextDocument, pattern: RegExp): readonly vscode.Position[] {
  const text = document.getText();
  const places: vscode.Position[] = [];
  for (let round = 0; round < rounds; round++) {
    pattern.lastIndex = Math.floor((text.length * round) / rounds);
    const match = pattern.exec(text);
    if (match) places.push(document.positionAt(match.index + (match[0].endsWith(' "') ? match[0].length + 2 : 0)));
  }
  return places;
}

/** Milliseconds that each of the works takes, one after the other, in order of size. */
async function timed<T>(values: readonly T[], work: (value: T) => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  for (const value of values) {
    const begun = performance.now();
    await work(value);
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other);
}

/** Milliseconds from an edit in the middle of the document to the findings that follow it, in order of size. */
async function timesOfEdits(editor: vscode.TextEditor, count: number, pause: number): Promise<readonly number[]> {
  const { document } = editor;
  const place = spread(document, /"relationship_type"/g)[rounds / 2];
  assert.ok(place);
  const member = '"invented_ref": "identity-", ';
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const inserted = round % 2 === 0;
    const follows = published(() => has(document.uri, 'malformed-reference') === inserted);
    const begun = performance.now();
    await editor.edit((edit) => {
      if (inserted) edit.insert(place, member);
      else edit.delete(new vscode.Range(place, place.translate(0, member.length)));
    });
    await follows;
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other);
}

/** Resolves with the first change of findings after which `condition` holds. */
function published(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (!condition()) return;
      listener.dispose();
      resolve();
    });
  });
}

function percentile(times: readonly number[], part: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
}

function printTime(what: string, milliseconds: number): void {
  print(`${what}: ${milliseconds.toFixed(0)} ms`);
}

function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).sort());
}

/** Resident memory of a process, now and at most, where the system has /proc. */
function memoryOf(processId: number | undefined): string {
  const file = `/proc/${processId}/status`;
  if (!existsSync(file)) return 'memory unknown';
  const status = readFileSync(file, 'utf8');
  const megabytes = (key: string) => Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return `${megabytes('VmRSS')} MB resident, at most ${megabytes('VmHWM')} MB`;
}
