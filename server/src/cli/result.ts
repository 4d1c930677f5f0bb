/** What a run found, in the words of the command line's contract: lines and columns count from 1, columns in UTF-16 units. */
import type { ShownFinding } from '../engine.ts';

type Severity = ShownFinding['severity'];

export interface FileFinding {
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The object's id as written; null where it has none. */
  readonly objectId: string | null;
  /** RFC 6901, in the document; "" for `syntax`. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Result {
  readonly findings: readonly FileFinding[];
  readonly summary: {
    readonly files: number;
    readonly objects: number;
    readonly findings: Readonly<Record<Severity, number>>;
  };
}
