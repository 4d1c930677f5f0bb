import { expect, test } from 'vitest';
import { createVerdicts, looksServed, servedDocuments, touchesHead } from '../../client/src/verdicts.ts';
import { fakeDocument, stixText } from './fake-document.ts';

test('a document of the language stix is STIX whatever it holds', () => {
  expect(looksServed(fakeDocument({ languageId: 'stix', text: '' }))).toBe(true);
});

test.each(['json', 'jsonl', 'jsonc'])('a document of the language %s is STIX when it looks so', (languageId) => {
  expect(looksServed(fakeDocument({ languageId, text: stixText }))).toBe(true);
  expect(looksServed(fakeDocument({ languageId, text: '{"name": "fern", "version": "1.0.0"}' }))).toBe(false);
});

test('other languages are left alone', () => {
  expect(looksServed(fakeDocument({ languageId: 'markdown', text: stixText }))).toBe(false);
});

test.each(['git', 'vscode-local-history', 'stix-catalog', 'output'])('a copy under %s: is left alone', (scheme) => {
  expect(looksServed(fakeDocument({ uri: `${scheme}:/a.json`, text: stixText }))).toBe(false);
  expect(looksServed(fakeDocument({ uri: `${scheme}:/a.stix`, languageId: 'stix', text: stixText }))).toBe(false);
});

test.each(['untitled', 'vscode-remote', 'vscode-vfs'])('a document under %s: is served', (scheme) => {
  expect(looksServed(fakeDocument({ uri: `${scheme}:/a.json`, text: stixText }))).toBe(true);
});

test('only the first 4,096 units are looked at, over as many lines as that takes', () => {
  expect(looksServed(fakeDocument({ text: `${'\n'.repeat(2000)}${stixText}` }))).toBe(true);
  expect(looksServed(fakeDocument({ text: `${'\n'.repeat(5000)}${stixText}` }))).toBe(false);
});

test('one line of many megabytes is not copied', () => {
  const minified = `${stixText.replaceAll('\n', '')}${' '.repeat(5_000_000)}`;
  expect(looksServed(fakeDocument({ text: minified }))).toBe(true);
});

test('a yes holds until the document is closed', () => {
  const verdicts = createVerdicts();
  expect(verdicts.isStix(fakeDocument({ text: stixText }))).toBe(true);
  expect(verdicts.known('file:///a.json')).toBe(true);
  const emptied = fakeDocument({ text: '{}' });
  expect(verdicts.isStix(emptied)).toBe(true);
  verdicts.forget(emptied);
  expect(verdicts.known('file:///a.json')).toBe(false);
  expect(verdicts.isStix(emptied)).toBe(false);
});

test('a no is taken again when the document has become STIX', () => {
  const verdicts = createVerdicts();
  expect(verdicts.isStix(fakeDocument({ text: '{' }))).toBe(false);
  expect(verdicts.isStix(fakeDocument({ text: stixText }))).toBe(true);
});

test('changes behind the head do not matter', () => {
  expect(touchesHead([{ rangeOffset: 0 }])).toBe(true);
  expect(touchesHead([{ rangeOffset: 90_000 }, { rangeOffset: 4095 }])).toBe(true);
  expect(touchesHead([{ rangeOffset: 4096 }])).toBe(false);
  expect(touchesHead([])).toBe(false);
});

test('the selector has no scheme of read-only copies', () => {
  expect(servedDocuments).toHaveLength(16);
  expect(servedDocuments).toContainEqual({ language: 'stix', scheme: 'untitled' });
  expect(servedDocuments.some(({ scheme }) => (scheme as string) === 'git')).toBe(false);
});
