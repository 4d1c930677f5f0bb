// Files that no program wrote on purpose, a folder with a file's name, and a file that cannot be read; one is sound.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const depth = 10_000;
const time = '"created": "2030-01-01T00:00:00.000Z", "modified": "2030-01-01T00:00:00.000Z"';
let last = 0;

/** A malware object on one line, with an id of its own. */
function object(name, more = '') {
  const id = `malware--00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;
  return `{"type": "malware", "spec_version": "2.1", "id": "${id}", ${time}, "name": "${name}", "is_family": true${more}}`;
}

const bundle = (...objects) => `[\n  ${objects.join(',\n  ')}\n]\n`;

export function prepare(folder) {
  const write = (name, content) => writeFileSync(path.join(folder, name), content);
  write('sound.stix', bundle(object('Sound'), object('Whole', ', "created_by_ref": ""')));
  write('empty.stix', '');
  write('blank.json', '\n\n');
  // VS Code refuses files with a NUL among the first 512 bytes.
  write(
    'bytes.stix',
    Buffer.from(Array.from({ length: 2000 }, (_, index) => (index < 600 ? 200 + (index % 50) : index % 256))),
  );
  write(
    'nul.stix',
    bundle(object('Before', `, "description": "${'x'.repeat(600)}"`), object('N\0l'), object('Behind')),
  );
  write('deep.stix', `{"type": "malware", "id": "malware--1", "deep": ${'['.repeat(depth)}${']'.repeat(depth)}}`);
  write('deep-open.json', `{"type": "malware", "spec_version": "2.1", "deep": ${'{"a":['.repeat(depth)}`);
  write('truncated.stix', bundle(object('First'), object('Second'), object('Last')).slice(0, -90));
  write(
    'surrogate.stix',
    bundle(object('Lone \\ud800 half', ', "created_by_ref": "\\udfff"'), object('Pair 🙂 \\ud83d\\ude42')),
  );
  write('stray.stix', bundle(object('First'), `${object('Second')}}`, object('Third', ', "created_by_ref": ""')));
  mkdirSync(path.join(folder, 'x.json'));
  symlinkSync('unreadable.json', path.join(folder, 'unreadable.json'));
  return {};
}
