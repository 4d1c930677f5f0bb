/** How the server is started and spoken to: over IPC, in a process of its own. */

import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type Middleware,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/messages.ts';
import { uriConverters } from './catalogs.ts';
import { servedDocuments } from './verdicts.ts';

export interface ClientParts {
  readonly context: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  readonly middleware: Middleware;
  /** After the last of too many crashes: the library has given up. */
  readonly gaveUp: () => void;
}

export function createClient({ context, output, middleware, gaveUp }: ClientParts): LanguageClient {
  const client: LanguageClient = new LanguageClient('stix', 'STIX Authoring', serverOptions(context), {
    documentSelector: servedDocuments,
    diagnosticCollectionName: 'stix',
    outputChannel: output,
    // What fails is in the log; a message for each failed request would only stand in the way.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => initializationOptions(context),
    uriConverters,
    middleware,
    errorHandler: errorHandler(() => client.createDefaultErrorHandler(), gaveUp),
  });
  return client;
}

/** Whether VS Code's JSON support, if it is there, tells syntax errors in `json` documents. */
function jsonReported(): boolean {
  const validates = vscode.workspace.getConfiguration('json').get('validate.enable', true);
  return validates && vscode.extensions.getExtension('vscode.json-language-features') !== undefined;
}

function serverOptions({ extensionUri }: vscode.ExtensionContext): ServerOptions {
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
}

function initializationOptions({ extension, extensionUri }: vscode.ExtensionContext): InitializationOptions {
  return {
    jsonReported: jsonReported(),
    rulePages: vscode.Uri.joinPath(extensionUri, 'docs', 'rules').toString(),
    version: String(extension.packageJSON.version),
    status: true,
  };
}

/**
 * The library's own handler restarts a server that has ended, up to five times in three minutes. Two things differ: writing
 * to a server that is just ending never shuts the client down (that would keep it from being restarted), and giving up is
 * said by us, with a way out.
 */
function errorHandler(createDefault: () => ErrorHandler, gaveUp: () => void): ErrorHandler {
  let standard: ErrorHandler | undefined;
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    async closed() {
      standard ??= createDefault();
      const result = await standard.closed();
      if (result.action === CloseAction.DoNotRestart) gaveUp();
      return { ...result, handled: true };
    },
  };
}
