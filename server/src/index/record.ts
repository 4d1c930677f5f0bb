/**
 * One object of one document as the index knows it. A record lives as long as its object's text stays the same;
 * only its place among its neighbours (`ordinal`) moves.
 */
import type { Facts } from './facts.ts';

/** Where a document came from: it decides which of several definitions of an id counts, and whether findings are shown. */
export type Origin = 'open' | 'workspace' | 'catalog';

/** What the index must know of a document: enough to tell a neighbour from a stranger. */
export interface DocumentHandle {
  readonly uri: string;
  origin: Origin;
}

export interface ObjectRecord {
  readonly facts: Facts;
  readonly document: DocumentHandle;
  /** The object's text is no JSON: that alone is said of it, as all else may be half typed. */
  readonly broken: boolean;
  /** Index of the object's chunk in its document; 0 is the root (a bundle's own members). */
  ordinal: number;
}
