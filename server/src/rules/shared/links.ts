/**
 * What the rules about links have in common: which links they look at, finding one again, and writing one.
 */
import type { Facts, LinkUse } from '../../index/facts.ts';
import { samePath } from '../../index/paths.ts';
import { attackUrl } from '../../stix/link.ts';
import type { Finding } from '../rule.ts';
import { attackEntry } from './external-references.ts';

/** A link that has an ATT&CK id. */
export interface SoundLink extends LinkUse {
  readonly attackId: string;
}

/**
 * The well-formed links with an ATT&CK id in the object's own text. Malformed ones and macros are the matter of rules of
 * their own; descriptions in external_references quote others as they wrote.
 */
export function soundLinks(facts: Facts): readonly SoundLink[] {
  return facts.links.filter(
    (link): link is SoundLink =>
      link.attackId !== undefined && link.fault === undefined && !link.macro && link.path[0] !== 'external_references',
  );
}

/** The link that a finding with `data: { from }` is about. */
export function linkOf(finding: Finding, facts: Facts): LinkUse | undefined {
  const { data } = finding;
  const from = typeof data === 'object' && data !== null && 'from' in data ? data.from : undefined;
  return facts.links.find((link) => link.from === from && samePath(link.path, finding.path));
}

/** A Markdown link. */
export function writeLink(text: string, url: string): string {
  return `[${text}](${url})`;
}

/** The link to an object's page under its name; undefined where it has no name or no page. */
export function linkTo(facts: Facts): string | undefined {
  const url = attackUrl(facts.attackId ?? '') ?? attackEntry(facts)?.url;
  return facts.name && url ? writeLink(facts.name, url) : undefined;
}
