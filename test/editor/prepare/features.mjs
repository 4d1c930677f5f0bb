// The catalog of the suites `features…`: a packed bundle beside the workspace, so that a path outside of it is tried too.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const time = { created: '2030-04-01T08:00:00.000Z', modified: '2030-04-01T08:00:00.000Z' };
const marking = 'marking-definition--a1f9c2d3-5e1b-4a6a-9df8-5c8d0e2a4b11';
const publisher = 'identity--10c5f6d2-0a4e-4c39-9a6c-2e5b7d9f1a02';
const group = 'intrusion-set--b20ad3e4-6f2c-4b7b-8ea9-6d9e1f3b5c12';
const technique = 'attack-pattern--80d7a0b1-3c9f-4e48-9bd6-3a6b8c0e2f09';

const objects = [
  {
    type: 'marking-definition',
    id: marking,
    created: time.created,
    definition_type: 'statement',
    definition: { statement: 'Invented.' },
  },
  {
    ...time,
    type: 'intrusion-set',
    id: group,
    name: 'GullWing',
    external_references: [
      { source_name: 'mitre-attack', external_id: 'G9101', url: 'https://attack.mitre.org/groups/G9101' },
    ],
  },
  { ...time, type: 'attack-pattern', id: technique, name: 'Lamp Signals', description: 'Adversaries may blink.' },
  {
    ...time,
    type: 'relationship',
    id: 'relationship--c31be4f5-7a3d-4c8c-9fba-7eaf2a4c6d13',
    relationship_type: 'uses',
    description:
      '[GullWing](https://attack.mitre.org/groups/G9101) hides \u2014 at low water \u2014 behind the mole.(Citation: Harbour Mole)',
    external_references: [{ source_name: 'Harbour Mole', url: 'https://harbour.example/mole' }],
    source_ref: group,
    target_ref: technique,
    created_by_ref: publisher,
    x_mitre_modified_by_ref: publisher,
    object_marking_refs: [marking],
  },
];

export function prepare(folder) {
  const bundle = { type: 'bundle', id: 'bundle--d42cf5a6-8b4e-4d9d-80cb-8fb03b5d7e14', objects };
  writeFileSync(path.join(path.dirname(folder), 'library.json.gz'), gzipSync(JSON.stringify(bundle, undefined, 2)));
  return {};
}
