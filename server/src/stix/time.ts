/**
 * Timestamps: RFC 3339 in UTC with `Z` (STIX 2.1, section 2.16). Read by hand: every object has several, so it must be
 * quick, and Date.parse accepts more (offsets, missing parts), refuses second 60, and forgets digits below the millisecond.
 */

/** A point in time. `fraction` holds the digits behind the second's point as written, '' where there are none. */
export interface Timestamp {
  readonly millis: number;
  readonly fraction: string;
}

/** The places of the digits in `YYYY-MM-DDTHH:MM:SS`, and what stands between them. */
const separators: readonly (readonly [number, string])[] = [
  [4, '-'],
  [7, '-'],
  [10, 'T'],
  [13, ':'],
  [16, ':'],
];

/**
 * Reads `YYYY-MM-DDTHH:MM:SS[.digits]Z`; undefined for everything else, February 30 and hour 24 included. Second 60, a
 * leap second in RFC 3339, is accepted at the end of a minute and counts as the first second of the next. `millis` are
 * since 1970, cut (not rounded) to the millisecond.
 */
export function parseTimestamp(text: string): Timestamp | undefined {
  if (text.length < 20 || !text.endsWith('Z')) return undefined;
  for (const [at, separator] of separators) if (text.charAt(at) !== separator) return undefined;
  const year = number(text, 0, 4);
  const month = number(text, 5, 7);
  const day = number(text, 8, 10);
  const hour = number(text, 11, 13);
  const minute = number(text, 14, 16);
  const second = number(text, 17, 19);
  // A comparison with NaN is false: what is no number is refused here.
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return undefined;
  const fraction = text.slice(20, -1);
  const hasFraction = text.length > 20;
  if (hasFraction && (text.charAt(19) !== '.' || fraction === '' || Number.isNaN(number(text, 20, text.length - 1)))) {
    return undefined;
  }
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  const seconds = Date.UTC(year + 400, month - 1, day, hour, minute, second) - fourCenturies;
  return { millis: seconds + Number(fraction.slice(0, 3).padEnd(3, '0')), fraction };
}

/** The calendar repeats after 400 years. */
const fourCenturies = 146_097 * 86_400_000;

/** The digits of [from, to) as a number; NaN where anything else stands there. */
function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
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
