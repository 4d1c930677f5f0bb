/**
 * Text from a document as messages may show it: on one line, cut, and without what shows nothing or turns the direction
 * of reading. Whoever wrote the document could otherwise make a message say something else than it does.
 */

/** Control characters, and those that turn the reading direction. */
const invisible = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const loneSurrogate = /\p{Cs}/gu;
/** What a text must hold for anything to change: most texts do not. */
const unusual = /[^ -~]| {2}/;

/** The text on one line: each run of blanks as one blank, those at its ends too; nothing invisible. */
export function visibleLine(text: string): string {
  if (!unusual.test(text)) return text;
  return text.replace(/\s+/g, ' ').replace(invisible, '').replace(loneSurrogate, '\ufffd');
}

/** As `visibleLine`, cut to `most` characters; what is cut shows as `…`. */
export function cutLine(text: string, most: number): string {
  // Runs of blanks shrink, so somewhat more than `most` is read of a long text, and never all of it.
  const read = 4 * most;
  const characters = [...visibleLine(text.slice(0, read))];
  if (characters.length <= most && text.length <= read) return characters.join('');
  return `${characters.slice(0, most - 1).join('')}…`;
}
