import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check, openFixture } from '../check.ts';

const times = { only: ['malformed-timestamp', 'timestamp-order'] };

test('malformed-timestamp: another zone, a date alone, a blank, a day that is none, no string', () => {
  check(
    `
{
  "type": "campaign",
  "id": "campaign--#1",
  "created": "2024-05-01T12:00:00+02:00",
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error malformed-timestamp: created "2024-05-01T12:00:00+02:00" is no timestamp like 2024-01-31T00:00:00.000Z
  "modified": "2024-05-01",
              ^^^^^^^^^^^^ error malformed-timestamp
  "first_seen": "2024-02-30T00:00:00Z",
                ^^^^^^^^^^^^^^^^^^^^^^ error malformed-timestamp
  "last_seen": 1714557600
               ^^^^^^^^^^ error malformed-timestamp: last_seen is not a string
}
`,
    times,
  );
});

test('malformed-timestamp: in parts of an object, and in the observables of STIX 2.0', () => {
  check(
    `
[
  {"type": "x-mitre-collection", "id": "x-mitre-collection--#1", "x_mitre_contents": [{"object_ref": "tool--#2",
    "object_modified": "yesterday"
                       ^^^^^^^^^^^ error malformed-timestamp
  }]},
  {"type": "observed-data", "id": "observed-data--#3", "objects": {"0": {"type": "file", "extensions": {"windows-pebinary-ext": {
    "time_date_stamp": "now"
                       ^^^^^ error malformed-timestamp
  }}}}},
  {"type": "x509-certificate", "id": "x509-certificate--#4", "x509_v3_extensions": {
    "private_key_usage_period_not_before": ""
                                           ^^ error malformed-timestamp
  }}
]
`,
    times,
  );
});

test('malformed-timestamp: what the specification does not call a timestamp may be anything', () => {
  check(
    '{"type": "x-acme-thing", "id": "x-acme-thing--#1", "date": "June", "start": "A", "extensions": {"created": "B"}}',
    times,
  );
  check('{"type": "tool", "id": "tool--#1", "valid_from": "June", "created": "2016-12-31T23:59:60Z"}', times);
});

test('timestamp-order: each pair where both are timestamps of the type', () => {
  check(
    `
[
  {"type": "campaign", "id": "campaign--#1", "created": "2024-05-02T00:00:00Z", "first_seen": "2024-05-02T00:00:00Z",
    "modified": "2024-05-01T00:00:00Z",
                ^^^^^^^^^^^^^^^^^^^^^^ warning timestamp-order: modified is before created (2024-05-02T00:00:00Z)
    "last_seen": "2024-05-01T00:00:00Z"
                 ^^^^^^^^^^^^^^^^^^^^^^ warning timestamp-order: last_seen is before first_seen
  },
  {"type": "indicator", "id": "indicator--#2", "valid_from": "2024-05-01T00:00:00Z",
    "valid_until": "2024-05-01T00:00:00.000Z"
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning timestamp-order: valid_until is equal to valid_from
  },
  {"type": "observed-data", "id": "observed-data--#3", "objects": {"0": {"type": "network-traffic", "start": "2024-05-02T00:00:00Z",
    "end": "2024-05-01T00:00:00Z"
           ^^^^^^^^^^^^^^^^^^^^^^ warning timestamp-order: end is before start
  }}}
]
`,
    times,
  );
});

test('timestamp-order: equal ones, digits below the millisecond, other types and malformed ones are fine', () => {
  const object = (
    type: string,
    from: string,
    to: string,
    pair: readonly [string, string] = ['created', 'modified'],
  ): string =>
    JSON.stringify({ type, id: `${type}--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01`, [pair[0]]: from, [pair[1]]: to });
  check(object('tool', '2024-05-01T00:00:00.000999Z', '2024-05-01T00:00:00.000Z'), times);
  check(object('tool', '2024-05-02T00:00:00Z', '2024-05-01T00:00:00Z', ['first_seen', 'last_seen']), times);
  check(
    object('indicator', '2024-05-01T00:00:00.0001Z', '2024-05-01T00:00:00.0002Z', ['valid_from', 'valid_until']),
    times,
  );
  check(object('tool', '2024-05-02T00:00:00Z', 'before'), { only: ['timestamp-order'] });
});

test('law: of two moments one order is reported, never both', () => {
  const moment = fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString());
  const count = (created: string, modified: string): number =>
    openFixture(JSON.stringify({ type: 'tool', id: 'tool--#1', created, modified })).findings('/a.json').findings
      .length;
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      expect(count(a, b) + count(b, a)).toBe(a === b ? 0 : 1);
    }),
    { numRuns: 50 },
  );
});
