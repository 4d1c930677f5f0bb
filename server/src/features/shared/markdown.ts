/**
 * Markdown around text that nobody vouches for. Whoever wrote a document must not be able to make a link, an image, a
 * heading or HTML in our hover: every character that could is escaped, and the only links are those made here.
 */
import { visibleLine } from '../../syntax/plain.ts';

/** The longest address that becomes a link. */
const longestUrl = 4096;

/** The address parser lets brackets and more through in a host. */
const plainHost = /^[\w.:[\]-]+$/;

/** What means something wherever it stands. */
const special = /[\\`*_[\]<>&|~@$#]/g;
/** A dot inside a word (not inside a number), `://` and `//`: what makes a bare address a link. */
const insideAddress = /\.(?=[^\s!-@[-`{-~])|(?<!\d)\.(?=\d)|:(?=\/)|\/(?=\/)/g;
const atStart = /^[-+=:]/;
const listNumber = /^(\d{1,9})([.)])(?=\s|$)/;

/** The text on one line, without characters that show nothing or reverse what is read. */
export function oneLine(text: string): string {
  return visibleLine(text).trim();
}

/** The text on one line, cut to `most` characters; what is cut shows as `…`. */
export function shorten(text: string, most: number): string {
  const line = oneLine(text.length > 8 * most ? text.slice(0, 8 * most) : text);
  if (line.length <= most) return line;
  const characters = [...line];
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** The text as Markdown that shows just this text, on one line. It may stand anywhere, at the start of a line too. */
export function escapeMarkdown(text: string): string {
  const escaped = oneLine(text).replace(special, '\\$&').replace(insideAddress, '\\$&').replace(listNumber, '$1\\$2');
  return atStart.test(escaped) ? `\\${escaped}` : escaped;
}

/**
 * The address as it may stand in a Markdown link, or undefined where it is no link: only http and https, and no user
 * name, which could pass for the host.
 */
export function linkTarget(url: string): string | undefined {
  if (url.length > longestUrl) return undefined;
  const parsed = parseUrl(url.trim());
  if (parsed === undefined || parsed.username !== '' || parsed.password !== '') return undefined;
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  if (!plainHost.test(parsed.host)) return undefined;
  const rest = parsed.href
    .slice(parsed.origin.length)
    .replace(/[\\()[\]<>"'`{}|^]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?![0-9a-fA-F]{2})/g, '%25')
    .replace(/&(#?[a-zA-Z0-9]+);/g, '&$1%3B');
  return parsed.origin + rest;
}

/**
 * A Markdown link; the text alone where the address is none that may be one. Brackets in its text are entities: marked,
 * which VS Code uses, takes the backslashes out of a link's text and would then find a second link in it.
 */
export function markdownLink(text: string, url: string): string {
  const target = linkTarget(url);
  const escaped = escapeMarkdown(text);
  if (target === undefined || escaped === '') return escaped;
  return `[${escaped.replace(/\\([[\]])/g, (_, bracket) => (bracket === '[' ? '&#91;' : '&#93;'))}](${target})`;
}

/** `A, B, C and 12 more`: the first `shown` of `total`, already Markdown. */
export function listOf(items: readonly string[], total: number): string {
  const rest = total - items.length;
  if (rest <= 0) return items.join(', ');
  return items.length === 0 ? `${rest}` : `${items.join(', ')} and ${rest} more`;
}

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
