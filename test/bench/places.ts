/** Places in the text of a bundle where people type, found by searching, so that published bundles serve as well as made ones. */
import type { Random } from './generate/random.ts';

export const characterKinds = [
  'prose',
  'name',
  'id',
  'reference',
  'citation',
  'link',
  'time',
  'head',
  'tail',
  'giant object',
  'id that all name',
] as const;
export type CharacterKind = (typeof characterKinds)[number];

/** What is typed at a place, and never breaks the text's structure. */
export interface Place {
  readonly offset: number;
  readonly text: string;
}

export interface Places {
  /** A place of the kind, drawn anew at each call; undefined where the bundle has none. */
  find(kind: CharacterKind): Place | undefined;
}

const firstReference = '"object_ref":';

export function createPlaces(content: string, random: Random): Places {
  const giant = giantOf(content);
  const anywhere = (anchor: string): number => {
    const from = (giant?.to ?? 0) + random.below(content.length - (giant?.to ?? 0));
    const found = content.indexOf(anchor, from);
    return found >= 0 ? found : content.indexOf(anchor, giant?.to ?? 0);
  };
  const valueAfter = (anchor: string, found: number): number =>
    found < 0 ? -1 : content.indexOf('"', found + anchor.length) + 1;
  const inUuid = (anchor: string, found: number): number =>
    found < 0 ? -1 : content.indexOf('--', found + anchor.length) + 2 + random.below(8);

  const offsetOf = (kind: CharacterKind): number => {
    switch (kind) {
      case 'prose': {
        const start = valueAfter('"description":', anywhere('"description":'));
        // Behind a blank no escape sequence is cut in two.
        const blank = content.indexOf(' ', start + random.below(150));
        return start > 0 && blank > 0 && blank < content.indexOf('"', start) ? blank + 1 : start;
      }
      case 'name':
        return valueAfter('"name":', anywhere('"name":'));
      case 'id':
        return inUuid('"id":', anywhere('"id":'));
      case 'reference':
        return inUuid('_ref":', anywhere('_ref":'));
      case 'citation': {
        const found = anywhere('(Citation: ');
        return found < 0 ? -1 : found + '(Citation: '.length;
      }
      case 'link': {
        const found = anywhere('https://attack.mitre.org/');
        return found < 0 ? -1 : content.slice(found, found + 200).search(/[)"]/) + found;
      }
      case 'time':
        return valueAfter('"modified":', anywhere('"modified":')) + 3;
      case 'head':
        return content.indexOf('bundle--') + 'bundle--'.length;
      case 'tail':
        return content.lastIndexOf('}');
      case 'giant object': {
        if (giant === undefined) return -1;
        const from = giant.from + random.below(giant.to - giant.from - 400);
        return inUuid(firstReference, content.indexOf(firstReference, from));
      }
      case 'id that all name': {
        const owner = /"created_by_ref":\s?("[^"]*")/.exec(content.slice(giant?.to ?? 0))?.[1];
        const defined = owner === undefined ? null : new RegExp(`"id":\\s?${owner}`).exec(content);
        return defined === null ? -1 : inUuid('"id":', defined.index);
      }
    }
  };

  return {
    find(kind) {
      const offset = offsetOf(kind);
      return offset <= 0 ? undefined : { offset, text: typed[kind] };
    },
  };
}

const typed: Readonly<Record<CharacterKind, string>> = {
  prose: 'x',
  name: 'x',
  id: 'a',
  reference: 'a',
  citation: 'x',
  link: '1',
  time: '0',
  head: 'a',
  tail: ' ',
  'giant object': 'a',
  'id that all name': 'a',
};

/** The contents of an `x-mitre-collection`. */
function giantOf(content: string): { readonly from: number; readonly to: number } | undefined {
  const from = content.indexOf('"x_mitre_contents":');
  return from < 0 ? undefined : { from, to: content.indexOf(']', from) };
}
