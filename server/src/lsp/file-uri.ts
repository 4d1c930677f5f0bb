import { URI } from 'vscode-uri';

/**
 * The one form of a URI that the disk's side uses. Editors differ in what they escape (`+`, `@`, brackets); about an open
 * document they are always answered in their own form.
 */
export function fileUriOf(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
