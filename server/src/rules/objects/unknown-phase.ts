/**
 * The `phase_name` of an ATT&CK kill chain (`mitre-attack`, `mitre-mobile-attack`, `mitre-ics-attack`) that is no
 * tactic's `x_mitre_shortname`. The technique then stands under no tactic, and matrices leave it out.
 *
 * Write the shortname of the tactic that is meant, in lower case with hyphens: `defense-evasion`, not `Defense Evasion`.
 *
 * ## Invalid
 * ```json
 * [
 *   {
 *     "type": "attack-pattern",
 *     "spec_version": "2.1",
 *     "id": "attack-pattern--58c2a9d7-e140-4b6f-93d8-07f5b1c6e2a4",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Borrowed Badge",
 *     "kill_chain_phases": [{ "kill_chain_name": "mitre-attack", "phase_name": "Initial Access" }]
 *   },
 *   {
 *     "type": "x-mitre-tactic",
 *     "spec_version": "2.1",
 *     "id": "x-mitre-tactic--e6b3f914-20d7-4c58-8a9f-b4d1c70e5f36",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Initial Access",
 *     "x_mitre_shortname": "initial-access"
 *   }
 * ]
 * ```
 *
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "attack-pattern",
 *     "spec_version": "2.1",
 *     "id": "attack-pattern--58c2a9d7-e140-4b6f-93d8-07f5b1c6e2a4",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Borrowed Badge",
 *     "kill_chain_phases": [{ "kill_chain_name": "mitre-attack", "phase_name": "initial-access" }]
 *   },
 *   {
 *     "type": "x-mitre-tactic",
 *     "spec_version": "2.1",
 *     "id": "x-mitre-tactic--e6b3f914-20d7-4c58-8a9f-b4d1c70e5f36",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Initial Access",
 *     "x_mitre_shortname": "initial-access"
 *   }
 * ]
 * ```
 *
 * ## When it is quiet
 * No tactic of this kill chain is known, in the document, the workspace or a catalog; the kill chain is not ATT&CK's.
 */
import { tacticNames } from '../../index/index.ts';
import { isAttackKillChain } from '../../stix/attack.ts';
import { nearest } from '../../stix/distance.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../shared/quote.ts';

export const unknownPhase: Rule = {
  code: 'unknown-phase',
  group: 'objects',
  title: 'A phase of an ATT&CK kill chain that is no tactic',
  severity: { attack: 'warning', stix: 'warning' },
  scope: 'index',
  check({ facts }, { index }, report) {
    for (const { path, killChain, phase } of facts.phases) {
      if (!isAttackKillChain(killChain)) continue;
      const names = tacticNames(index, killChain);
      if (names.length === 0 || names.includes(phase)) continue;
      report({ path, message: `no tactic has the shortname ${quote(phase)}` });
    }
  },
  fix(finding, { facts }, _record, { index }) {
    const use = facts.phases.find(({ path }) => path.join() === finding.path.join());
    if (use === undefined) return [];
    const written = use.phase
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    const names = nearest(written, tacticNames(index, use.killChain), 2);
    return names.map((name) => ({
      title: `Set phase_name to ${quote(name).slice(1, -1)}`,
      edits: [{ kind: 'value', path: finding.path, value: name }],
      preferred: name === names[0],
      safe: names.length === 1,
    }));
  },
};
