/**
 * The messages beyond the Language Server Protocol that the server and the VS Code client exchange. Types only: the client
 * imports this file as types, and no other client has to know any of it.
 */

/** `initializationOptions` of the initialize request. Every member may be missing: another client sends none. */
export interface InitializationOptions {
  /** Whether the editor itself reports syntax errors and double keys of `json` documents; the server then leaves those out. */
  readonly jsonReported?: boolean;
  /** URI of the folder with the rules' pages, without a slash at its end: a page is `<rulePages>/<code>.md`. */
  readonly rulePages?: string;
  /** The client's version, for the log. */
  readonly version?: string;
  /** Settings of a client that answers no `workspace/configuration`: what VS Code has under `stix`. */
  readonly settings?: unknown;
  /** Whether the client understands `stix/status`; the server sends it to no other. */
  readonly status?: boolean;
}

/** Notification from the server: the state of one open document, sent when it has changed. */
export type StatusMethod = 'stix/status';

export interface StatusParams {
  readonly uri: string;
  /** The STIX version, "2.0" or "2.1"; missing where the document does not tell. */
  readonly version?: string;
  readonly objects: number;
  /** How many findings there are, before any cut. */
  readonly findings: FindingCounts;
  /** One sentence for each thing that is cut or switched off, with the setting that changes it. */
  readonly limits: readonly string[];
  /** Present while the workspace's files and the catalogs are read: files done, of how many. */
  readonly loading?: { readonly done: number; readonly total: number };
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** Request to the server: the unpacked text of a packed catalog file (`.json.gz`). */
export type CatalogTextMethod = 'stix/catalogText';

export interface CatalogTextParams {
  /** `file:` URI of the packed file, as the server gave it in a location. */
  readonly uri: string;
}

/** The whole text. The server refuses a file that is none of its catalogs or workspace files. */
export type CatalogTextResult = string;

/**
 * Notification to the server: all STIX files that an editor shows now and whose text VS Code sends to no extension because
 * they are above 50 MiB. They count as open with their text on disk; a file that is no longer named counts as closed.
 * Saves come as `workspace/didChangeWatchedFiles`.
 */
export type ShownFilesMethod = 'stix/shownFiles';

export interface ShownFilesParams {
  readonly uris: readonly string[];
}
