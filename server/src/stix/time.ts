/**
 * Timestamps: RFC 3339 in UTC with `Z` (STIX 2.1, section 2.16). Read by hand rather than with Date.parse, which accepts
 * more (offsets, missing parts), refuses second 60, and forgets digits below the millisecond.
 */

/** A point in time. `fraction` holds the digits behind the second's point as written, '' where there are none. */
export interface Timestamp {
  readonly millis: number;
  readonly fraction: string;
}

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?Z$/;

/**
 * Reads `YYYY-MM-DDTHH:MM:SS[.digits]Z`; undefined for everything else, February 30 and hour 24 included. Second 60, a
 * leap second in RFC 3339, is accepted at the end of a minute and counts as the first second of the next. `millis` are
 * since 1970, cut (not rounded) to the millisecond.
 */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const fraction = match[7] ?? '';
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const whole = date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
  return { millis: whole + Number(fraction.slice(0, 3).padEnd(3, '0')), fraction };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Negative, zero or positive as `a` is before, at or after `b`, both cut to milliseconds: STIX 2.0 writes exactly three
 * digits where 2.1 may write six, and the same moment must compare as equal.
 */
export function compareTimestamps(a: Timestamp, b: Timestamp): number {
  return a.millis - b.millis;
}
