import { test } from 'vitest';
import { check } from '../check.ts';
import { malware } from './malware.ts';

const only = { only: ['missing-url', 'malformed-url'] };

test('neither url nor external_id; a blank url counts as none', () => {
  check(
    `
{"type": "tool", "id": "tool--#1",
"external_references": [
{"source_name": "One", "description": "A book."},
                ^^^^^ warning missing-url: the reference "One" has no url
{"source_name": "Two", "url": " "},
                ^^^^^ warning missing-url: the reference "Two" has no url
{"description": "A book without a name."}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-url: this reference has no url
]}
`,
    only,
  );
});

test('quiet on ids and on notes on names', () => {
  check(
    malware('Signals.', [
      { source_name: 'mitre-attack', external_id: 'S9001' },
      { source_name: 'Lantern Fly', description: 'A name in print.' },
      { source_name: 'Night Lamp', description: '(Citation: One)' },
      'One',
    ]),
    only,
  );
});

test('off for plain STIX', () => {
  check(malware('Signals.', [{ source_name: 'One' }]), { ...only, configuration: { preset: 'stix' } });
});
