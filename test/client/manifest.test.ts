// The manifest and the client's code have to agree on names.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { servedLanguages } from '../../client/src/verdicts.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts: Record<string, string> = JSON.parse(read('package.nls.json'));
const client = readdirSync(path.join(root, 'client/src'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(`client/src/${file}`))
  .join('\n');

test('each contributed command is registered by the client', () => {
  const contributed: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  const registered = [...client.matchAll(/registerCommand\('([^']+)'/g)].map((match) => match[1]);
  expect(contributed.toSorted()).toEqual(registered.toSorted());
});

test('the extension is loaded for the languages that it serves, and for nothing else', () => {
  expect(manifest.activationEvents.toSorted()).toEqual(servedLanguages.map((id) => `onLanguage:${id}`).toSorted());
});

test('every text of the manifest is in package.nls.json, and none is left over', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map((match) => match[1]);
  expect([...new Set(used)].toSorted()).toEqual(Object.keys(texts).toSorted());
});

test('every file that the manifest names exists', () => {
  const { languages, grammars } = manifest.contributes;
  const files = [
    ...languages.map((language: { configuration: string }) => language.configuration),
    ...grammars.map((grammar: { path: string }) => grammar.path),
  ];
  expect(files.filter((file: string) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('a double click takes a whole id', () => {
  const { wordPattern } = JSON.parse(read('language-configuration.json'));
  const id = 'x-mitre-tactic--0f3c1b7a-52d4-4e0b-9a61-7c8d2e4f6a10';
  expect(`"source_ref": "${id}",`.match(new RegExp(wordPattern, 'g'))).toEqual(['source_ref', id]);
});
