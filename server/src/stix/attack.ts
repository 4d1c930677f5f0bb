/**
 * What ATT&CK adds to STIX that is no object type: the entry of external_references that holds an object's ATT&CK id, the
 * forms of those ids, and the kill chains whose phases are ATT&CK's tactics. Web pages are in link.ts.
 */

/** The letters of an ATT&CK id by the object types that carry it. */
const prefixes: Readonly<Record<string, string>> = {
  'attack-pattern': 'T',
  'intrusion-set': 'G',
  malware: 'S',
  tool: 'S',
  campaign: 'C',
  'course-of-action': 'M',
  'x-mitre-tactic': 'TA',
  'x-mitre-data-source': 'DS',
  'x-mitre-data-component': 'DC',
  'x-mitre-detection-strategy': 'DET',
  'x-mitre-analytic': 'AN',
  'x-mitre-asset': 'A',
};

const known: ReadonlySet<string> = new Set(Object.values(prefixes));
const idForm = /^([A-Z]{1,3})\d{4}(\.\d{3})?$/;

/** The letters that begin an ATT&CK id, or undefined when the text is none: `T1055.011` → `T`, `DET0039` → `DET`. */
export function attackIdPrefix(text: string): string | undefined {
  const [, prefix, part] = idForm.exec(text) ?? [];
  return prefix !== undefined && known.has(prefix) && (part === undefined || prefix === 'T') ? prefix : undefined;
}

const attackSource = /^mitre-(?:[a-z]+-)?attack$/;

/** Whether an external reference of this source_name is ATT&CK's own: mitre-attack, mitre-ics-attack, … */
export function isAttackSource(sourceName: string): boolean {
  return attackSource.test(sourceName);
}

/** An entry of external_references, as far as it is looked at here; its values are whatever the document holds. */
export interface ExternalReferenceLike {
  readonly source_name?: unknown;
  readonly external_id?: unknown;
}

/**
 * The ATT&CK id that an object's external_references give it: the external_id of the first entry of ATT&CK's own. A
 * matrix has the name of its domain there (`enterprise-attack`).
 */
export function attackIdOf(externalReferences: readonly ExternalReferenceLike[]): string | undefined {
  for (const { source_name, external_id } of externalReferences) {
    if (typeof source_name === 'string' && typeof external_id === 'string' && isAttackSource(source_name)) {
      return external_id;
    }
  }
  return undefined;
}

/**
 * Whether the url of an object's ATT&CK entry ends in its id: `…/T1055/011` and `…/T1055.011` agree with `T1055.011`,
 * `…/DET0039#AN0110` with `AN0110`; slashes at the end do not count. The urls of matrices hold no id: always true.
 */
export function urlMatchesAttackId(url: string, attackId: string, type: string): boolean {
  if (type === 'x-mitre-matrix') return true;
  let end = url.length;
  while (end > 0 && url.charAt(end - 1) === '/') end--;
  const path = url.slice(0, end);
  return [attackId, attackId.replace('.', '/')].some((tail) => path.endsWith(`/${tail}`) || path.endsWith(`#${tail}`));
}

/** Whether the phases of this kill chain are tactics of ATT&CK (by their x_mitre_shortname). */
export function isAttackKillChain(killChainName: string): boolean {
  return killChainName.startsWith('mitre-');
}

const killChains: Readonly<Record<string, string>> = {
  'enterprise-attack': 'mitre-attack',
  'mobile-attack': 'mitre-mobile-attack',
  'ics-attack': 'mitre-ics-attack',
  'pre-attack': 'mitre-pre-attack',
};

/** The kill chain of an ATT&CK domain (a value of x_mitre_domains), or undefined. */
export function killChainOfDomain(domain: string): string | undefined {
  return Object.hasOwn(killChains, domain) ? killChains[domain] : undefined;
}
