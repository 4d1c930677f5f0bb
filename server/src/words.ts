/**
 * Words that the editor and the command line share.
 */

/** A count and its noun: `1 file`, `2 files`. Only for nouns that take an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `2 findings are not shown`. */
export function notShown(count: number, noun: string): string {
  return `${counted(count, noun)} ${count === 1 ? 'is' : 'are'} not shown`;
}
