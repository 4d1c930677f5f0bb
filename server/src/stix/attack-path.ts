/**
 * What a path on attack.mitre.org is about.
 */

import { attackIdPrefix } from './attack.ts';
import type { AttackKind } from './link.ts';

/** A page; `attackId` in the dotted form, also where the path is faulty and only what was meant is known. */
export interface AttackPage {
  readonly kind?: AttackKind;
  readonly attackId?: string;
  /** The site has no such page. */
  readonly fault?: 'unknown-path';
}

const kindNames: ReadonlyMap<string, AttackKind> = new Map(
  (
    [
      'techniques',
      'groups',
      'software',
      'campaigns',
      'mitigations',
      'tactics',
      'datasources',
      'datacomponents',
      'detectionstrategies',
      'assets',
      'matrices',
    ] as const
  ).map((kind) => [kind, kind]),
);

/** Pages of the site, and of its earlier versions, that are about no single object. */
const otherPages: ReadonlySet<string> = new Set([
  '',
  'docs',
  'resources',
  'versions',
  'wiki',
  'contribute',
  'about',
  'search',
]);
const lists: ReadonlySet<string> = new Set(['enterprise', 'mobile', 'ics', 'pre']);

/**
 * What a path is about: `/KIND/ID`, with the sub-technique's number as a third part. A list of objects (`/groups`,
 * `/tactics/ics`) has a kind and no id. 'unknown-path': the site has no such page; `attackId` is then what was meant.
 */
export function readPath(path: string): AttackPage {
  const [place = '', fragment = ''] = path.split('#', 2);
  const parts = (place.split('?', 1)[0] ?? '').split('/').filter((part) => part !== '');
  if (parts[0] === 'versions') parts.splice(0, 2);
  const [first = '', second, third] = parts;
  const kind = kindNames.get(first);
  if (kind === 'detectionstrategies' && attackIdPrefix(fragment) === 'AN') return { kind, attackId: fragment };
  const written = third !== undefined && /^\d{3}$/.test(third) ? `${second}.${third}` : second;
  const attackId = [written, parts.at(-1)]
    .map((part) => part?.toUpperCase())
    .find((part) => part && attackIdPrefix(part));
  if (kind === undefined) return otherPages.has(first) ? { attackId } : { attackId, fault: 'unknown-path' };
  if (attackId === undefined) {
    const isList = kind === 'matrices' || second === undefined || lists.has(second);
    return isList ? { kind } : { kind, fault: 'unknown-path' };
  }
  const isPage = parts.slice(1).join('/') === attackId.replace('.', '/');
  return isPage ? { kind, attackId } : { kind, attackId, fault: 'unknown-path' };
}
