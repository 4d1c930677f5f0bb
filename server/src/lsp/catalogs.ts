/** Where the files and folders are that `stix.catalogs` names. */
import { URI, Utils } from 'vscode-uri';

export interface Catalog {
  /** As the setting has it. */
  readonly name: string;
  /** Where it may be: one place, or for a relative one a place in each workspace folder. */
  readonly uris: readonly string[];
}

const absolute = /^(?:[/\\]|[A-Za-z]:[/\\])/;
const folderVariable = /^\$\{workspaceFolder\}[/\\]?/;

/**
 * Absolute paths and `file:` URIs as they are, relative ones from every workspace folder.
 * @param folders URIs of the workspace folders
 */
export function locateCatalogs(names: readonly string[], folders: readonly string[]): readonly Catalog[] {
  return [...new Set(names)].map((name) => {
    if (name.startsWith('file:')) return { name, uris: [URI.parse(name).toString()] };
    const path = name.replace(folderVariable, '');
    if (absolute.test(path)) return { name, uris: [URI.file(path).toString()] };
    const steps = path.replaceAll('\\', '/');
    return { name, uris: folders.map((folder) => Utils.resolvePath(URI.parse(folder), steps).toString()) };
  });
}
