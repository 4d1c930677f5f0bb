import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTimestamps, parseTimestamp } from '../../server/src/stix/time.ts';

test.each([
  ['2020-02-29T23:59:59Z', '2020-02-29T23:59:59.000Z', ''],
  ['2020-01-01T00:00:00.1Z', '2020-01-01T00:00:00.100Z', '1'],
  ['2020-01-01T00:00:00.123456Z', '2020-01-01T00:00:00.123Z', '123456'],
  ['2000-02-29T00:00:00.999999999Z', '2000-02-29T00:00:00.999Z', '999999999'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z', ''],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z', ''],
])('%s', (text, iso, fraction) => {
  expect(parseTimestamp(text)).toEqual({ millis: new Date(iso).getTime(), fraction });
});

test.each([
  '',
  '2020-01-01',
  '2020-01-01T00:00:00',
  '2020-01-01T00:00:00+00:00',
  '2020-01-01 00:00:00Z',
  '2020-01-01t00:00:00z',
  '2020-01-01T00:00:00.Z',
  '2020-01-01T00:00Z',
  '2020-13-01T00:00:00Z',
  '2020-00-01T00:00:00Z',
  '2020-02-30T00:00:00Z',
  '2019-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2020-04-31T00:00:00Z',
  '2020-01-00T00:00:00Z',
  '2020-01-01T24:00:00Z',
  '2020-01-01T00:60:00Z',
  '2020-01-01T00:00:61Z',
  ' 2020-01-01T00:00:00Z',
  '2020-01-01T00:00:00Z\n',
])('no timestamp: %s', (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});

test('every date that the calendar has is read', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      expect(parseTimestamp(date.toISOString())?.millis).toBe(date.getTime());
    }),
  );
});

test('order, at a cut to milliseconds', () => {
  const compare = (a: string, b: string) => {
    const [left, right] = [parseTimestamp(a), parseTimestamp(b)];
    return left && right ? Math.sign(compareTimestamps(left, right)) : Number.NaN;
  };
  expect(compare('2020-01-01T00:00:00.123Z', '2020-01-01T00:00:00.123999Z')).toBe(0);
  expect(compare('2020-01-01T00:00:00.124Z', '2020-01-01T00:00:00.123999Z')).toBe(1);
  expect(compare('2020-01-01T00:00:00Z', '2020-01-01T00:00:01Z')).toBe(-1);
});
