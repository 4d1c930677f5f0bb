/**
 * What the index knows of one object: everything that rules and features ask about without the object's text.
 *
 * Facts are read once for each version of an object and are never changed. They hold paths and offsets inside the
 * object only, so that they stay true when the object moves; a document position never stands in them.
 */
import type { Citation } from '../stix/citation.ts';
import type { AttackLink } from '../stix/link.ts';

/** Member names and array indices from the object's own braces down to a value. */
export type Path = readonly (string | number)[];

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

/** 'missing': empty, blank or no string; 'malformed': no identifier; 'wrong-type': of a type that the property does not allow. */
export type ReferenceDefect = 'missing' | 'malformed' | 'wrong-type';

/** One value of a `*_ref` or `*_refs` property. */
export interface Reference {
  readonly path: Path;
  readonly property: string;
  /** The type of the object in which the property stands (for a 2.0 observable: the observable's). */
  readonly ownerType: string | undefined;
  /** As written; undefined when the value is not a string. */
  readonly id: string | undefined;
  /** For observables of STIX 2.0, whose references are keys of `objects`: the keys that exist there. */
  readonly objectKeys?: ReadonlySet<string>;
  readonly defect: ReferenceDefect | undefined;
}

/** One entry of `external_references`. Members that are absent or no strings are undefined. */
export interface ExternalReference {
  readonly path: Path;
  readonly sourceName: string | undefined;
  readonly url: string | undefined;
  readonly externalId: string | undefined;
  readonly description: string | undefined;
}

/** A citation marker in a string of the object; offsets count in the decoded string at `path`. */
export interface CitationUse extends Citation {
  readonly path: Path;
}

/** An ATT&CK link or a LinkById macro in a string of the object; offsets count in the decoded string at `path`. */
export interface LinkUse extends AttackLink {
  readonly path: Path;
}

/** One `kill_chain_phases` item; `path` leads to its `phase_name`. */
export interface PhaseUse {
  readonly path: Path;
  readonly killChain: string;
  readonly phase: string;
}

/** The three parts of a relationship, and what finds its twin when they were lost. */
export interface RelationshipFacts {
  readonly relationshipType: string | undefined;
  readonly source: string | undefined;
  readonly target: string | undefined;
  /** Hash of the description; equal descriptions have equal hashes. 0 when there is none. */
  readonly description: number;
  /** The whole description without citations and with links as plain text, where it opens with a link; else ''. */
  readonly prose: string;
}

export interface Facts {
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** `aliases` and `x_mitre_aliases`. */
  readonly aliases: readonly string[];
  readonly attackId: string | undefined;
  /** A tactic's `x_mitre_shortname`. */
  readonly shortname: string | undefined;
  /** The kill chains whose phase a tactic is, by its `x_mitre_domains`; empty where they are not said. */
  readonly killChains: readonly string[];
  readonly specVersion: string | undefined;
  readonly created: string | undefined;
  readonly modified: string | undefined;
  readonly revoked: boolean;
  readonly deprecated: boolean;
  /** Holds an `x_mitre_*` property or an ATT&CK external reference. */
  readonly attack: boolean;
  /** The description's beginning without citations and with links as plain text; at most 300 characters. */
  readonly summary: string;
  readonly references: readonly Reference[];
  readonly externalReferences: readonly ExternalReference[];
  readonly citations: readonly CitationUse[];
  readonly links: readonly LinkUse[];
  readonly phases: readonly PhaseUse[];
  readonly relationship: RelationshipFacts | undefined;
}

/** Neither revoked nor deprecated. */
export function isLive(facts: Facts): boolean {
  return !facts.revoked && !facts.deprecated;
}
