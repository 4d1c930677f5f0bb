/**
 * What the sources of repairs are asked, and what they answer.
 */
import type { Path } from '../../index/facts.ts';

/** The reference that a finding is about. */
export interface BrokenReference {
  readonly property: string;
  /** The type of the object in which the property stands; '' where it has none. */
  readonly ownerType: string;
  readonly path: Path;
  /** As written without blanks around it; '' for an absent one and what is no string. */
  readonly text: string;
}

/** The id of an existing object that may be the right one. */
export interface IdProposal {
  readonly id: string;
  readonly preferred?: boolean;
  readonly safe?: boolean;
}
