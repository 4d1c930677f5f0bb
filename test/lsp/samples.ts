/** Invented STIX for tests over the protocol and the command line, and folders of it on disk. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { expandIds } from '../fixture.ts';

export type Json = Readonly<Record<string, unknown>>;

const times = { created: '2031-02-03T04:05:06.000Z', modified: '2031-02-03T04:05:06.000Z' };

/** An object of a type, numbered, with what it needs; ids may be written `--#12`. */
export function object(type: string, number: number, properties: Json = {}): Json {
  return { type, spec_version: '2.1', id: `${type}--#${number}`, ...times, name: `${type} ${number}`, ...properties };
}

export function relationship(number: number, source: string, target: string, properties: Json = {}): Json {
  const { name: _, ...rest } = object('relationship', number);
  return { ...rest, relationship_type: 'uses', source_ref: source, target_ref: target, ...properties };
}

/** The object's ATT&CK id as its first reference, and others. */
export function references(attackId: string, kind: string, ...others: Json[]): Json {
  const url = `https://attack.mitre.org/${kind}/${attackId}`;
  return { external_references: [{ source_name: 'mitre-attack', external_id: attackId, url }, ...others] };
}

export function bundle(...objects: Json[]): string {
  return expandIds(JSON.stringify({ type: 'bundle', id: 'bundle--#9999', objects }, undefined, 4));
}

/** One object a line. */
export function lines(...objects: Json[]): string {
  return expandIds(objects.map((one) => JSON.stringify(one)).join('\n'));
}

/** A folder of files (paths with slashes), removed with the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), 'stix authoring+')));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) write(path.join(top, name), content);
  return top;
}

export function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** A malware that is cited, an attack-pattern, an identity, and a relationship between the first two. */
export const malware = object('malware', 1, {
  name: 'Inkwell',
  description: '[Inkwell](https://attack.mitre.org/software/S9101) keeps copies.(Citation: Fern Inkwell)',
  is_family: true,
  created_by_ref: 'identity--#3',
  ...references('S9101', 'software', { source_name: 'Fern Inkwell', url: 'https://fern.example/inkwell' }),
});
export const technique = object('attack-pattern', 2, { name: 'Copy Tray', ...references('T9101', 'techniques') });
export const identity = object('identity', 3, { name: 'Fernlab', identity_class: 'organization' });
export const uses = relationship(4, 'malware--#1', 'attack-pattern--#2', {
  description: '[Inkwell](https://attack.mitre.org/software/S9101) copies what lies in a tray.',
});
export const sound = bundle(malware, technique, identity, uses);
