/**
 * An `id` that is empty, missing or no identifier. An identifier is the object's type, two hyphens and a UUID in lower
 * case: `malware--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01`. Without it nothing can refer to the object, and a new version of
 * it is taken for another object.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "",
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
 * - **Restore** the lost id of a relationship from one of the same type, description and `created` that the workspace or
 *   a catalog holds, with its other lost ids. Applied by "Fix all safe problems" where there is only one.
 * - **Write** the id in lower case, where that is all it lacks.
 * - **Give** the object a new id. Every reference to the old one is changed with it, unless the old one is empty or cut.
 *
 * ## When it is quiet
 * An object of an unknown type that has no member `id` at all; observables inside `observed-data` of STIX 2.0, which
 * have none.
 */
import { isId, isKnownType } from '../../stix/id.ts';

import type { Rule } from '../rule.ts';
import { quote } from '../shared/quote.ts';
import { fixId } from '../shared/reference-fixes-id.ts';

export const malformedId: Rule = {
  code: 'malformed-id',
  group: 'references',
  title: 'The id is empty or no type--UUID',
  severity: { attack: 'error', stix: 'error' },
  scope: 'object',
  check({ facts, value }, report) {
    const { id, type } = facts;
    if (!Object.hasOwn(value, 'id')) {
      if (type !== undefined && isKnownType(type)) report({ path: [], at: ['id'], message: `this ${type} has no id` });
    } else if (id === undefined) report({ path: ['id'], message: 'id is not a string' });
    else if (id.trim() === '') report({ path: ['id'], message: 'id is empty' });
    else if (!isId(id)) report({ path: ['id'], message: `${quote(id)} is no identifier (type--UUID)` });
  },
  fix: fixId,
};
