/**
 * Values in messages: in double quotes, on one line, cut so that the message stays readable.
 */

const longestQuote = 60;

/** The text in double quotes on one line, cut to about 60 characters. */
export function quote(text: string): string {
  const line = text.slice(0, 4 * longestQuote).replace(/\s+/g, ' ');
  const characters = [...line];
  const cut = characters.length > longestQuote || line.length < text.length - longestQuote;
  return `"${cut ? `${characters.slice(0, longestQuote - 1).join('')}…` : line}"`;
}
