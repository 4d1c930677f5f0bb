/**
 * Shows packed catalogs. The server answers with locations in `file:///….json.gz`, which VS Code would open as bytes; the
 * client library's conversion of URIs is the one place through which all of them come.
 */

import * as vscode from 'vscode';
import type { LanguageClient, LanguageClientOptions } from 'vscode-languageclient/node';
import type { CatalogTextMethod, CatalogTextParams, CatalogTextResult } from '../../server/src/lsp/messages.ts';
import { catalogScheme, pathInside, pathOfPacked } from './catalog-path.ts';

const catalogText: CatalogTextMethod = 'stix/catalogText';

export const uriConverters: NonNullable<LanguageClientOptions['uriConverters']> = {
  code2Protocol: (uri) => outside(uri).toString(),
  protocol2Code(value) {
    const uri = vscode.Uri.parse(value);
    const path = uri.scheme === 'file' ? pathInside(uri.path) : undefined;
    return path === undefined ? uri : uri.with({ scheme: catalogScheme, path });
  },
};

/** Registers the read-only texts of packed catalogs, asked for at the client that runs then. */
export function provideCatalogs(client: () => LanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(catalogScheme, {
    provideTextDocumentContent(uri, token) {
      const params: CatalogTextParams = { uri: outside(uri).toString() };
      return client().sendRequest<CatalogTextResult>(catalogText, params, token);
    },
  });
}

function outside(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === catalogScheme ? uri.with({ scheme: 'file', path: pathOfPacked(uri.path) }) : uri;
}
