/**
 * What the server and the command line need of the world: to list, read and unpack files. One implementation reads
 * the disk; another, for the browser, will ask the editor.
 */
export interface Host {
  /**
   * STIX candidates below a folder, by file name; skips `.git`, `node_modules`, what `.gitignore`
   * names, and symbolic links.
   * @param excluded globs as VS Code's `files.exclude` has them, relative to the folder
   */
  list(folder: string, excluded?: readonly string[]): Promise<readonly string[]>;
  /** Whether `list` would name this file now. */
  lists(folder: string, uri: string, excluded?: readonly string[]): Promise<boolean>;
  /** The first characters of a file (4,096 or a few more); unpacked where it is packed. Rejects when unreadable. */
  head(uri: string): Promise<string>;
  /** A whole file as text, without a byte order mark; unpacked where its name ends in `.gz`. Rejects when unreadable. */
  read(uri: string): Promise<string>;
  /** 'absent' where there is nothing, or nothing that may be looked at. */
  kind(uri: string): Promise<'file' | 'folder' | 'absent'>;
  /** Something that differs after each write of a file; undefined where there is no file. */
  stamp(uri: string): Promise<string | undefined>;
}

/** Names of files that may hold STIX. */
export const stixExtensions = ['json', 'jsonl', 'ndjson', 'stix'] as const;
