/**
 * The `url` of an entry must be one absolute http or https url and nothing else: no blanks around or inside it, no missing
 * scheme, no punctuation of the sentence from which it was copied.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0b",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *   "external_references": [
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *       "url": "research.example/paperlantern."
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "malware",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e0b",
 *   "created": "2024-03-01T09:00:00.000Z",
 *   "modified": "2024-03-01T09:00:00.000Z",
 *   "name": "Paperlantern",
 *   "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *   "external_references": [
 *     {
 *       "source_name": "Example Lantern 2024",
 *       "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *       "url": "https://research.example/paperlantern"
 *     }
 *   ]
 * }
 * ```
 *
 * ## Fixes
 * Blanks and stray punctuation are cut and a missing `https://` is added, where that makes the url a clean one.
 */
import type { FixProvider, Rule } from '../rule.ts';
import { textAt } from '../shared/external-references.ts';
import { quote } from '../shared/quote.ts';

const fix: FixProvider = (finding, object) => {
  const url = textAt(object, finding.path);
  if (url === undefined) return [];
  const clean = cleanUrl(url);
  if (clean === undefined) return [];
  const title = `Write ${quote(clean)}`;
  return [
    {
      title,
      edits: [{ kind: 'value', path: finding.path, value: clean }],
      preferred: true,
      safe: clean === url.trim(),
    },
  ];
};

export const malformedUrl: Rule = {
  code: 'malformed-url',
  group: 'citations',
  scope: 'object',
  title: 'The url of a reference is no clean http or https url',
  severity: { attack: 'warning', stix: 'warning' },
  check({ facts }, report) {
    for (const { path, url } of facts.externalReferences) {
      if (url === undefined || url.trim() === '') continue;
      const fault = faultOf(url);
      if (fault !== undefined) report({ path: [...path, 'url'], message: `${fault}: ${quote(url)}` });
    }
  },
  fix,
};

function faultOf(url: string): string | undefined {
  if (url !== url.trim()) return 'a blank stands around the url';
  if (/\s/.test(url)) return 'a blank stands in the url';
  const scheme = /^([a-z][a-z\d+.-]{0,20}):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return 'this is no http or https url';
  if (!hasHost(url)) return 'the url has no host';
  if (/[<>"]/.test(url)) return 'the url holds a bracket or a quotation mark';
  if (withoutStrayEnd(url) !== url) return 'stray punctuation stands at the end of the url';
  return undefined;
}

/** A host is letters of any script, figures, hyphens and dots with none doubled, or an IPv6 address in brackets. */
function hasHost(url: string): boolean {
  const authority = /^https?:\/\/([^/?#\\]{1,500})/i.exec(url)?.[1];
  if (authority === undefined) return false;
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d{1,5}$/, '');
  if (/^\[[\da-f:.]{2,45}\]$/i.test(host)) return true;
  return /^[\p{L}\p{N}.-]+$/u.test(host) && !host.startsWith('.') && !host.includes('..');
}

/** The url without the punctuation that followed it in a sentence; brackets stay where they are balanced. */
function withoutStrayEnd(url: string): string {
  // Queries and fragments do end in a full stop (`#:~:text=…`), paths do not.
  const marks = /[?#]/.test(url) ? ',;' : ',;.';
  let surplus = count(url, ')') - count(url, '(');
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url.charAt(end - 1);
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (!marks.includes(last)) break;
  }
  return url.slice(0, end);
}

function count(text: string, wanted: string): number {
  let found = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found += 1;
  return found;
}

/** The clean url that was meant, where trimming, a scheme or a cut at the end makes it one. */
function cleanUrl(url: string): string | undefined {
  const trimmed = withoutStrayEnd(url.trim()).replace(/^<(.*)>$/, '$1');
  const domain = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#:]|$)/u.test(trimmed);
  const whole = domain ? `https://${trimmed}` : trimmed.replace(/^(https?):\/?(?=[^/])/i, '$1://');
  return faultOf(whole) === undefined ? whole : undefined;
}
