/**
 * Names for what is inside a packed catalog: `/catalogs/enterprise.json.gz` is shown as
 * `stix-catalog:/catalogs/enterprise.json.gz/enterprise.stix`, whose last part gives the tab its title and its language.
 */

export const catalogScheme = 'stix-catalog';

const packedName = /\/([^/]+?)(?:\.(?:json|jsonl|ndjson|stix))?\.gz$/i;

/** The path of the text inside a packed file; undefined where `path` is no packed file. */
export function pathInside(path: string): string | undefined {
  const name = packedName.exec(path)?.[1];
  return name === undefined ? undefined : `${path}/${name}.stix`;
}

/** The packed file of a path that `pathInside` made. */
export function pathOfPacked(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
