/**
 * Text for a terminal: messages quote documents, and both they and names of files may hold what makes a terminal change its colours,
 * its title or the direction of reading.
 */

/** The text with control characters, format characters and line separators as escapes: `\u001b`, `\u{e0001}`. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const digits = (character.codePointAt(0) ?? 0).toString(16);
    return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
  });
}
