/** What is published: each part of a diagnostic, and one publication for each change. */
import { expect, test } from 'vitest';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';
import { expandIds } from '../fixture.ts';
import { codesOf, startClient } from './client.ts';
import { bundle, identity, lines, malware, object, relationship, sound, technique, uses } from './samples.ts';

const uri = 'file:///a.json';

test('a finding has its place, severity, source, code, page and message', async () => {
  const client = await startClient({ initializationOptions: { rulePages: 'file:///pages' } });
  await client.open(uri, bundle(malware, technique, identity, { ...uses, source_ref: '' }));
  const [finding, ...others] = await client.findings(uri);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    severity: DiagnosticSeverity.Error,
    source: 'stix',
    code: 'missing-reference',
    codeDescription: { href: 'file:///pages/missing-reference.md' },
    message: expect.stringContaining('source_ref'),
  });
  expect(client.textAt(uri, finding?.range ?? client.rangeOf(uri, '{'))).toBe('""');
});

test('without the pages of an installed extension, a code leads to the repository', async () => {
  const client = await startClient();
  await client.open(uri, bundle({ ...malware, id: 'malware--1', created_by_ref: 'identity--#3' }, identity));
  const [finding] = await client.findings(uri);
  expect(finding?.codeDescription?.href).toMatch(/^https:\/\/.*\/docs\/rules\/malformed-id\.md$/);
});

test('what is superfluous is faded, what is outdated struck through, and the other place is named', async () => {
  const client = await startClient();
  const extra = { source_name: 'Tray Note', url: 'https://tray.example' };
  const entries = malware.external_references as object[];
  const revoked = object('tool', 7, { revoked: true });
  await client.open(
    uri,
    bundle(
      { ...malware, external_references: [...entries, extra] },
      { ...identity, created_by_ref: 'identity--#3' },
      { ...identity, created_by_ref: 'identity--#3' },
      technique,
      revoked,
      relationship(8, 'campaign--#9', 'tool--#7'),
      object('campaign', 9),
    ),
  );
  const found = await client.findings(uri);
  const of = (code: string) => found.find((finding) => finding.code === code);
  expect(of('unused-reference')?.tags).toEqual([DiagnosticTag.Unnecessary]);
  expect(of('unused-reference')?.severity).toBe(DiagnosticSeverity.Hint);
  expect(of('revoked-target')?.tags).toEqual([DiagnosticTag.Deprecated]);
  const related = of('duplicate-id')?.relatedInformation?.[0];
  expect(related?.location.uri).toBe(uri);
  expect(client.textAt(uri, related?.location.range ?? client.rangeOf(uri, '{'))).toContain(expandIds('identity--#3'));
});

test('each change is followed by a publication with its version, also when no finding differs', async () => {
  const client = await startClient();
  await client.open(uri, sound, 'json', 7);
  expect(await client.findings(uri)).toEqual([]);
  for (let step = 0; step < 5; step += 1) {
    const version = await client.replace(uri, 'keeps', 'keeps ');
    expect(await client.findings(uri)).toEqual([]);
    expect(client.latest(uri)?.version).toBe(version);
  }
  expect([...new Set(client.publications.map(({ version }) => version))]).toEqual([7, 8, 9, 10, 11, 12]);
});

test('an edit in one document changes the findings of another', async () => {
  const client = await startClient();
  const other = 'file:///b.json';
  await client.open(uri, bundle(malware, identity, uses));
  expect(codesOf(await client.findings(uri))).toBe('dangling-reference');
  await client.open(other, bundle(technique));
  await client.findingsWith(uri);
  await client.replace(other, expandIds('attack-pattern--#2'), expandIds('attack-pattern--#22'));
  await client.findingsWith(uri, 'dangling-reference');
});

test('columns are UTF-16 units, lines end with any line break', async () => {
  const client = await startClient();
  const text = lines(identity, {
    ...identity,
    id: 'identity--#5',
    name: '🂡 𝔉ernlab é\u2028',
    created_by_ref: 'identity--#3x',
  });
  for (const lineBreak of ['\n', '\r\n', '\r']) {
    await client.open(uri, text.replaceAll('\n', lineBreak), 'jsonl');
    const [finding] = await client.findingsWith(uri, 'malformed-reference');
    expect(finding?.range).toEqual(client.rangeOf(uri, `"${expandIds('identity--#3')}x"`));
    expect(finding?.range.start.line).toBe(1);
    await client.close(uri);
    await client.findingsWith(uri);
  }
});

test('the cut is told, and the worst are kept', async () => {
  const client = await startClient({
    settings: { stix: { maxProblems: 3 } },
    initializationOptions: { status: true },
  });
  const many = Array.from({ length: 10 }, (_, index) =>
    object('tool', 100 + index, { created_by_ref: index === 9 ? '' : `identity--#${200 + index}` }),
  );
  await client.open(uri, bundle(...many));
  const found = await client.findingsWith(
    uri,
    'missing-reference',
    'dangling-reference',
    'dangling-reference',
    'max-problems',
  );
  const notice = found.find(({ code }) => code === 'max-problems');
  expect(notice?.message).toContain('7 more findings are not shown');
  expect(notice?.message).toContain('stix.maxProblems');
  await client.until('a status that tells the cut', () =>
    client.statuses.some(({ limits }) => limits.join().includes('7 findings are not shown')),
  );
  await client.configure({ stix: { maxProblems: 20 } });
  await client.findingsWith(uri, 'missing-reference', ...Array(9).fill('dangling-reference'));
});

test('the status tells version, objects and findings, to those who ask for it', async () => {
  const client = await startClient({ initializationOptions: { status: true } });
  await client.open(uri, bundle(malware, technique, identity, { ...uses, source_ref: '' }));
  const status = await client.until('a status', () => client.statuses[0]);
  expect(status).toEqual({
    uri,
    version: '2.1',
    objects: 4,
    findings: { error: 1, warning: 0, info: 0, hint: 0 },
    limits: [],
  });
  const silent = await startClient();
  await silent.open(uri, sound);
  await silent.findings(uri);
  expect(silent.statuses).toEqual([]);
});
