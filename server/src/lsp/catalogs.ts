/** Where the files and folders are that `stix.catalogs` names. */
import { URI, Utils } from 'vscode-uri';

const absolute = /^(?:[/\\]|[A-Za-z]:[/\\])/;
const folderVariable = /^\$\{workspaceFolder\}[/\\]?/;

/**
 * URIs of catalogs: absolute paths and `file:` URIs as they are, relative ones from every workspace folder.
 * @param folders URIs of the workspace folders
 */
export function catalogUris(catalogs: readonly string[], folders: readonly string[]): readonly string[] {
  return catalogs.flatMap((catalog) => {
    if (catalog.startsWith('file:')) return [catalog];
    const path = catalog.replace(folderVariable, '');
    if (absolute.test(path)) return [URI.file(path).toString()];
    return folders.map((folder) => Utils.joinPath(URI.parse(folder), path.replaceAll('\\', '/')).toString());
  });
}
