/**
 * The same `id` and the same `modified` (or none in both) stand twice in one document. Two versions of an object differ in `modified`;
 * two objects that do not are either a copy too many or two objects that share an id by mistake, and a consumer keeps
 * one of them at random.
 *
 * Remove the copy, or give one of them an id of its own.
 *
 * ## Invalid
 * ```json
 * [
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Slatepick"
 *   }
 * ]
 * ```
 *
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   },
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-06-01T10:00:00.000Z",
 *     "name": "Copperlift 2"
 *   }
 * ]
 * ```
 *
 * ## Fixes
 * - **Give** the second object a new id; references stay with the first. Never preferred, for the id is random: where the
 *   second is a copy (cyber observables of the same values have the same id), remove it by hand. No fix removes an object.
 *
 * ## When it is quiet
 * The same object in two files: an aggregate and its parts hold everything twice.
 */
import { isId } from '../../stix/id.ts';
import { parseTimestamp } from '../../stix/time.ts';
import type { Rule } from '../rule.ts';

export const duplicateId: Rule = {
  code: 'duplicate-id',
  group: 'references',
  title: 'The same id and modified twice in one document',
  severity: { attack: 'error', stix: 'error' },
  scope: 'group',
  keys({ id, modified }) {
    if (!id || !isId(id)) return [];
    const time = parseTimestamp(modified ?? '')?.millis ?? modified ?? '';
    return [`${id} ${time}`];
  },
  check(_key, [first, ...others], report) {
    if (first === undefined) return;
    for (const record of others) {
      report(record, {
        path: ['id'],
        message: `another object of this document has the same id${record.facts.modified ? ' and modified' : ''}`,
        related: [{ record: first, path: ['id'], message: 'the first one' }],
      });
    }
  },
  fix(_finding, { facts }, _record, context) {
    if (facts.type === undefined) return [];
    const value = `${facts.type}--${context.newUuid()}`;
    return [{ title: 'Give this object a new id', edits: [{ kind: 'value', path: ['id'], value }] }];
  },
};
