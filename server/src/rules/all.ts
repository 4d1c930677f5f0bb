/** The list of all rules, in the order of the documentation. To add one: its file, and its line here. */
import { attackIdMismatch } from './citations/attack-id-mismatch.ts';
import { conflictingReference } from './citations/conflicting-reference.ts';
import { duplicateAttackId } from './citations/duplicate-attack-id.ts';
import { duplicateReference } from './citations/duplicate-reference.ts';
import { malformedCitation } from './citations/malformed-citation.ts';
import { malformedUrl } from './citations/malformed-url.ts';
import { missingUrl } from './citations/missing-url.ts';
import { unresolvedCitation } from './citations/unresolved-citation.ts';
import { unusedReference } from './citations/unused-reference.ts';
import { leadingLink } from './links/leading-link.ts';
import { leftoverMacro } from './links/leftover-macro.ts';
import { linkKind } from './links/link-kind.ts';
import { linkText } from './links/link-text.ts';
import { malformedLink } from './links/malformed-link.ts';
import { revokedLink } from './links/revoked-link.ts';
import { unknownLink } from './links/unknown-link.ts';
import { duplicateKey } from './objects/duplicate-key.ts';
import { malformedTimestamp } from './objects/malformed-timestamp.ts';
import { syntax } from './objects/syntax.ts';
import { timestampOrder } from './objects/timestamp-order.ts';
import { unknownPhase } from './objects/unknown-phase.ts';
import { danglingReference } from './references/dangling-reference.ts';
import { deprecatedTarget } from './references/deprecated-target.ts';
import { duplicateId } from './references/duplicate-id.ts';
import { idTypeMismatch } from './references/id-type-mismatch.ts';
import { malformedId } from './references/malformed-id.ts';
import { malformedReference } from './references/malformed-reference.ts';
import { missingReference } from './references/missing-reference.ts';
import { parallelRelationship } from './references/parallel-relationship.ts';
import { relationshipCombination } from './references/relationship-combination.ts';
import { revokedTarget } from './references/revoked-target.ts';
import { revokedWithoutReplacement } from './references/revoked-without-replacement.ts';
import { wrongReferenceType } from './references/wrong-reference-type.ts';
import type { Rule } from './rule.ts';

export const allRules: readonly Rule[] = [
  syntax,
  duplicateKey,
  malformedTimestamp,
  timestampOrder,
  unknownPhase,
  missingReference,
  malformedReference,
  wrongReferenceType,
  danglingReference,
  revokedTarget,
  deprecatedTarget,
  revokedWithoutReplacement,
  malformedId,
  idTypeMismatch,
  duplicateId,
  parallelRelationship,
  relationshipCombination,
  malformedCitation,
  unresolvedCitation,
  unusedReference,
  duplicateReference,
  conflictingReference,
  missingUrl,
  malformedUrl,
  attackIdMismatch,
  duplicateAttackId,
  malformedLink,
  unknownLink,
  linkKind,
  linkText,
  revokedLink,
  leadingLink,
  leftoverMacro,
];
