/**
 * Two timestamps in the wrong order: an object modified before it was created, last seen before it was first seen, no
 * longer valid before it was valid. One of the two is wrong, and consumers drop the object or show nonsense.
 *
 * `valid_until` and `stop_time` must be later than their start; all others may be equal to it. All are compared to the
 * millisecond.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "campaign",
 *   "spec_version": "2.1",
 *   "id": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Quiet Harbour",
 *   "first_seen": "2024-03-01T00:00:00.000Z",
 *   "last_seen": "2023-09-01T00:00:00.000Z"
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "campaign",
 *   "spec_version": "2.1",
 *   "id": "campaign--3c8f5d02-7b1e-4e94-a6d7-58e9f0b12c63",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Quiet Harbour",
 *   "first_seen": "2023-09-01T00:00:00.000Z",
 *   "last_seen": "2024-03-01T00:00:00.000Z"
 * }
 * ```
 */
import { compareTimestamps, parseTimestamp, type Timestamp } from '../../stix/time.ts';
import type { Rule } from '../rule.ts';
import { timedParts } from '../shared/timestamp-members.ts';

interface Pair {
  readonly earlier: string;
  readonly later: string;
  /** The specification says "later than", not "equal to or later". */
  readonly strict?: boolean;
}

/** A pair counts where the object's type has both members as timestamps. */
const pairs: readonly Pair[] = [
  { earlier: 'created', later: 'modified' },
  { earlier: 'first_seen', later: 'last_seen' },
  { earlier: 'first_observed', later: 'last_observed' },
  { earlier: 'valid_from', later: 'valid_until', strict: true },
  { earlier: 'start_time', later: 'stop_time', strict: true },
  { earlier: 'start', later: 'end' },
  { earlier: 'analysis_started', later: 'analysis_ended' },
  { earlier: 'account_first_login', later: 'account_last_login' },
  { earlier: 'validity_not_before', later: 'validity_not_after' },
  { earlier: 'private_key_usage_period_not_before', later: 'private_key_usage_period_not_after' },
];

export const timestampOrder: Rule = {
  code: 'timestamp-order',
  group: 'objects',
  title: 'Two timestamps of an object are in the wrong order',
  severity: { attack: 'warning', stix: 'warning' },
  scope: 'object',
  check(object, report) {
    for (const { path, value, members, type } of timedParts(object.value)) {
      for (const { earlier, later, strict } of pairs) {
        const end = value[later];
        if (typeof end !== 'string' || !members.includes(earlier) || !members.includes(later)) continue;
        const start = value[earlier];
        if (typeof start !== 'string' || isPlainlyLater(end, start) || isFileTime(type, earlier)) continue;
        const from = parseTimestamp(start);
        const to = parseTimestamp(end);
        if (from === undefined || to === undefined) continue;
        const order = compareTimestamps(to, from);
        if (order > 0 || (order === 0 && (strict !== true || digits(from) !== digits(to)))) continue;
        const what = order < 0 ? 'before' : 'equal to';
        report({ path: [...path, later], message: `${later} is ${what} ${earlier} (${start})` });
      }
    }
  },
};

/** In STIX 2.0 a file's `created` is that of a copy, which may be younger than what it holds. */
function isFileTime(type: string, earlier: string): boolean {
  return earlier === 'created' && (type === 'file' || type === 'directory');
}

/** Timestamps of one length sort as their texts do: nearly all are in order, and need not be read for it. */
function isPlainlyLater(end: string, start: string): boolean {
  return end.length === start.length && end > start;
}

/** The fraction without zeros at its end: what lies below the millisecond tells two strictly ordered times apart. */
function digits({ fraction }: Timestamp): string {
  let end = fraction.length;
  while (end > 0 && fraction.charAt(end - 1) === '0') end -= 1;
  return fraction.slice(0, end);
}
