/**
 * An `id` whose prefix is another type than the object's `type`. One of the two is wrong; a reader who trusts the id's
 * prefix, as reference properties do, takes the object for what it is not.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Copperlift"
 * }
 * ```
 *
 * ## Valid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Copperlift"
 * }
 * ```
 *
 * ## Fixes
 * - **Give** the object a new id with the right prefix, and change every reference to the old one with it.
 * - **Set** `type` to the id's prefix.
 */
import { isKnownType, parseId } from '../../stix/id.ts';

import type { Fix, Rule } from '../rule.ts';
import { quote } from '../shared/quote.ts';
import { newIdFix } from '../shared/reference-fixes-id.ts';

export const idTypeMismatch: Rule = {
  code: 'id-type-mismatch',
  group: 'references',
  title: 'The prefix of the id is not the type of the object',
  severity: { attack: 'error', stix: 'error' },
  scope: 'object',
  check({ facts }, report) {
    const prefix = parseId(facts.id ?? '')?.type;
    if (prefix === undefined || facts.type === undefined || prefix === facts.type) return;
    report({ path: ['id'], message: `the id is of type ${quote(prefix)}, the object of type ${quote(facts.type)}` });
  },
  fix(_finding, object, _record, context) {
    const prefix = parseId(object.facts.id ?? '')?.type;
    const fixes: Fix[] = [];
    const renewed = newIdFix(object, context);
    if (renewed !== undefined) fixes.push({ ...renewed, preferred: true });
    if (prefix !== undefined && isKnownType(prefix)) {
      fixes.push({ title: `Set type to ${prefix}`, edits: [{ kind: 'value', path: ['type'], value: prefix }] });
    }
    return fixes;
  },
};
