/**
 * The same `source_name` stands for another url on another object of the document. Either one of the urls is outdated, or two
 * different sources share a name. There is one finding for each `source_name`; it stands at the rarer url and leads to an
 * object that has the more frequent one.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e08",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e06",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *       "external_references": [
 *         {
 *           "source_name": "Example Lantern 2024",
 *           "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *           "url": "https://research.example/paperlantern"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e07",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperfan",
 *       "description": "Paperfan lists drives.(Citation: Example Lantern 2024)",
 *       "external_references": [
 *         {
 *           "source_name": "Example Lantern 2024",
 *           "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *           "url": "https://research.example/lantern"
 *         }
 *       ]
 *     }
 *   ]
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "bundle",
 *   "id": "bundle--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e09",
 *   "objects": [
 *     {
 *       "type": "malware",
 *       "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e06",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperlantern",
 *       "description": "Paperlantern beacons every hour.(Citation: Example Lantern 2024)",
 *       "external_references": [
 *         {
 *           "source_name": "Example Lantern 2024",
 *           "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *           "url": "https://research.example/paperlantern"
 *         }
 *       ]
 *     },
 *     {
 *       "type": "tool",
 *       "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e07",
 *       "created": "2024-03-01T09:00:00.000Z",
 *       "modified": "2024-03-01T09:00:00.000Z",
 *       "name": "Paperfan",
 *       "description": "Paperfan lists drives.(Citation: Example Lantern 2024)",
 *       "external_references": [
 *         {
 *           "source_name": "Example Lantern 2024",
 *           "description": "Doe, J. (2024, March 1). Paperlantern at Work. Retrieved March 2, 2024.",
 *           "url": "https://research.example/paperlantern"
 *         }
 *       ]
 *     }
 *   ]
 * }
 * ```
 */
import type { ExternalReference, Facts } from '../../index/facts.ts';
import type { ObjectRecord } from '../../index/record.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../shared/quote.ts';

interface Place {
  readonly record: ObjectRecord;
  readonly entry: ExternalReference;
}

/** One url of a source, and where it stands: one place for each object. */
interface Form {
  readonly url: string;
  readonly first: Place;
  readonly places: Place[];
}

export const conflictingReference: Rule = {
  code: 'conflicting-reference',
  group: 'citations',
  scope: 'group',
  title: 'A source_name stands for different urls in one document',
  severity: { attack: 'info', stix: 'info' },
  keys: (facts) => [...new Set(facts.externalReferences.filter(isSource).map(({ sourceName }) => sourceName ?? ''))],
  check(key, members, report) {
    const forms = formsOf(key, members);
    const [common, ...others] = forms;
    if (common === undefined) return;
    const { first, places } = common;
    // Two urls on one object are no conflict between objects, but a third form may be one.
    const rare = others.reverse().flatMap((form) => form.places.find(({ record }) => record !== first.record) ?? [])[0];
    if (rare === undefined) return;
    const where = places.length === 1 ? 'another object' : `${places.length} objects`;
    report(rare.record, {
      path: [...rare.entry.path, 'url'],
      message: `${quote(key)} has another url in ${where}: ${quote(common.url)}`,
      related: [
        { record: first.record, path: [...first.entry.path, 'url'], message: `${quote(key)} with the other url` },
      ],
    });
  },
};

/** The urls of the source, the most frequent first; of equally frequent ones the earlier first. */
function formsOf(sourceName: string, members: readonly ObjectRecord[]): readonly Form[] {
  const forms = new Map<string, Form>();
  for (const record of members) {
    const seen = new Set<string>();
    for (const entry of record.facts.externalReferences) {
      const { url } = entry;
      if (entry.sourceName !== sourceName || !isSource(entry) || !url || seen.has(url)) continue;
      seen.add(url);
      const form = forms.get(url);
      const place = { record, entry };
      if (form === undefined) forms.set(url, { url, first: place, places: [place] });
      else form.places.push(place);
    }
  }
  return [...forms.values()].sort((a, b) => b.places.length - a.places.length);
}

function isSource({ sourceName, url, externalId }: Facts['externalReferences'][number]): boolean {
  return Boolean(sourceName) && Boolean(url) && externalId === undefined;
}
