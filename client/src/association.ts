/** The pattern that makes `files.associations` name one file. */

/** Wildcards of VS Code's patterns, which have no escape. */
const wildcards = /[*?[\]{}]/g;

/**
 * A pattern for the file at `path` (a URI's path, with forward slashes): relative to `folder` where it lies in it, so that
 * the setting can be shared, else the whole path. `?` stands for characters that would be wildcards.
 */
export function associationPattern(path: string, folder: string | undefined): string {
  const root = folder === undefined ? undefined : folder.replace(/\/?$/, '/');
  if (root === undefined || !path.startsWith(root)) return literal(path);
  return `**/${literal(path.slice(root.length))}`;
}

function literal(path: string): string {
  // A Windows path in a URI is `/c:/…`; VS Code matches patterns with `c:/…`.
  return path.replace(/^\/(?=[a-zA-Z]:\/)/, '').replace(wildcards, '?');
}
