/**
 * A well-formed reference to an object that is defined nowhere: not in this document, not in the workspace, not in a
 * catalog (setting `stix.catalogs`). It is an error where an id is defined that differs in one or two characters only,
 * for then it is a slip; not so where the ids look counted by hand (`…-000000000001`), which all are that near.
 *
 * Add the missing object or the file that holds it, or correct the id.
 *
 * ## Invalid
 * ```json
 * {
 *   "type": "tool",
 *   "spec_version": "2.1",
 *   "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *   "created_by_ref": "identity--b27d4e96-1f58-4c03-9e8a-6d50c7a1f382",
 *   "created": "2024-05-01T10:00:00.000Z",
 *   "modified": "2024-05-01T10:00:00.000Z",
 *   "name": "Copperlift"
 * }
 * ```
 *
 * ## Valid
 * ```json
 * [
 *   {
 *     "type": "tool",
 *     "spec_version": "2.1",
 *     "id": "tool--6f1e3b58-0c77-4a6e-9d15-2f0a4c9b7e01",
 *     "created_by_ref": "identity--b27d4e96-1f58-4c03-9e8a-6d50c7a1f382",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Copperlift"
 *   },
 *   {
 *     "type": "identity",
 *     "spec_version": "2.1",
 *     "id": "identity--b27d4e96-1f58-4c03-9e8a-6d50c7a1f382",
 *     "created": "2024-05-01T10:00:00.000Z",
 *     "modified": "2024-05-01T10:00:00.000Z",
 *     "name": "Example Watch"
 *   }
 * ]
 * ```
 *
 * ## Fixes
 * - **Set** the reference to the object whose id is nearest, at most two characters off. Never applied by "Fix all safe
 *   problems": the id may be right, and its object elsewhere.
 * - **Create** the missing object beside the one that refers to it, as empty as its type allows.
 *
 * ## When it is quiet
 * The marking definitions of the Traffic Light Protocol (1.x and 2.0) exist everywhere.
 */
import { definedNear, isDefined } from '../../index/index.ts';
import { predefinedMarking } from '../../stix/markings.ts';
import type { Rule } from '../rule.ts';
import { memberName } from '../shared/quote.ts';
import { isSoundReference } from '../shared/reference-defects.ts';
import { fixReference } from '../shared/reference-fixes.ts';
import { areCounted } from '../shared/reference-fixes-near.ts';
import { createStub } from '../shared/reference-stub.ts';

export const danglingReference: Rule = {
  code: 'dangling-reference',
  group: 'references',
  title: 'A reference leads to an object that is defined nowhere',
  severity: { attack: 'warning', stix: 'info', relaxed: 'off' },
  hasSafeFixes: false,
  scope: 'index',
  check({ facts }, { index }, report) {
    for (const reference of facts.references) {
      const { id, path, property } = reference;
      if (!id || isDefined(index, id) || !isSoundReference(reference) || predefinedMarking(id)) continue;
      const [near] = definedNear(index, id);
      if (near === undefined) {
        report({ path, message: `no object with the id ${id} (${memberName(property)})` });
        continue;
      }
      const message = `no object with the id ${id}; did you mean ${near}?`;
      report(areCounted(id, near) ? { path, message } : { path, message, severity: 'error' });
    }
  },
  fix: (...found) => [...fixReference(...found), ...createStub(...found)],
};
