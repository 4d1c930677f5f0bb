import type { Result } from '../result.ts';

/** One JSON document, for programs. */
export function reportJson(result: Result): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}
