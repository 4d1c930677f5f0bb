/**
 * Everything that runs once a STIX document has been seen: the language client, its status and its commands. A bundle of
 * its own, which `node.ts` loads then.
 */

import * as vscode from 'vscode';
import {
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  type LanguageClient,
  State,
} from 'vscode-languageclient/node';
import type { ShownFilesMethod, ShownFilesParams, StatusMethod, StatusParams } from '../../server/src/lsp/messages.ts';
import { provideCatalogs } from './catalogs.ts';
import { createGate } from './gate.ts';
import { createClient } from './language-client.ts';
import { createStatus } from './status.ts';
import { offerTreatAsStix } from './treat-as-stix.ts';
import { type ReadHead, watchUnsentFiles } from './unsent-files.ts';
import { createVerdicts } from './verdicts.ts';

const statusMethod: StatusMethod = 'stix/status';
const shownFilesMethod: ShownFilesMethod = 'stix/shownFiles';

export interface RunningExtension {
  /** The server's process, while there is one. */
  serverProcessId(): number | undefined;
}

/** Starts the server and all that belongs to it; `context.subscriptions` ends it. */
export function run(context: vscode.ExtensionContext, readHead: ReadHead): RunningExtension {
  const output = vscode.window.createOutputChannel('STIX Authoring', { log: true });
  const verdicts = createVerdicts();
  let unsent: readonly vscode.Uri[] = [];
  let saves: readonly vscode.Disposable[] = [];
  let restarting: Promise<void> | undefined;

  const gate = createGate({
    verdicts,
    open: async (document) => {
      await client.getFeature(DidOpenTextDocumentNotification.method).getProvider(document)?.send(document);
    },
    changed(document, isOpen) {
      status.refresh();
      if (isOpen) offerTreatAsStix(context, document).catch((error: unknown) => output.error(String(error)));
    },
  });
  const status = createStatus((uri) => {
    if (unsent.some((file) => file.toString() === uri)) return 'unsent';
    return verdicts.known(uri) ? 'sent' : 'foreign';
  });

  const connect = (): LanguageClient => {
    const created = createClient({ context, output, middleware: gate.middleware, gaveUp: () => void offerRestart() });
    created.onNotification(statusMethod, (params: StatusParams) => status.receive(params));
    created.onDidChangeState(({ newState }) => {
      if (created !== client) return;
      if (newState !== State.Running) gate.reset();
      status.server(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
      if (newState === State.Running && unsent.length > 0) tellUnsent();
    });
    return created;
  };
  const start = () => client.start().catch((error: unknown) => output.error(`The server did not start: ${error}`));
  const replace = async () => {
    await client.dispose().catch((error: unknown) => output.warn(`Stopping the server: ${error}`));
    gate.reset();
    client = connect();
    status.server('starting');
    await start();
  };
  const restart = () => {
    restarting ??= replace().finally(() => {
      restarting = undefined;
    });
    return restarting;
  };
  const offerRestart = async () => {
    const accept = vscode.l10n.t('Restart');
    const message = vscode.l10n.t(
      'The STIX language server ended five times in three minutes and was not started again.',
    );
    const show = vscode.l10n.t('Show Output');
    const answer = await vscode.window.showErrorMessage(message, accept, show);
    if (answer === accept) await restart();
    if (answer === show) output.show();
  };
  const tellUnsent = () => {
    if (client.state !== State.Running) return;
    const params: ShownFilesParams = { uris: unsent.map((uri) => client.code2ProtocolConverter.asUri(uri)) };
    client.sendNotification(shownFilesMethod, params).catch((error: unknown) => output.error(String(error)));
  };
  const saved = (uri: vscode.Uri, type: FileChangeType) => {
    if (client.state !== State.Running) return;
    const changes = [{ uri: client.code2ProtocolConverter.asUri(uri), type }];
    client
      .sendNotification(DidChangeWatchedFilesNotification.type, { changes })
      .catch((error: unknown) => output.error(String(error)));
  };

  let client = connect();
  context.subscriptions.push(
    output,
    status,
    provideCatalogs(() => client),
    watchUnsentFiles(readHead, (uris) => {
      for (const watcher of saves) watcher.dispose();
      saves = uris.map((uri) => watchFile(uri, saved));
      if (uris.length === 0 && unsent.length === 0) return;
      unsent = uris;
      tellUnsent();
      status.refresh();
    }),
    vscode.commands.registerCommand('stix.restartServer', restart),
    vscode.commands.registerCommand('stix.showOutput', () => output.show()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('json.validate.enable')) void restart();
    }),
    {
      dispose() {
        for (const watcher of saves) watcher.dispose();
        client.dispose().catch(() => undefined);
      },
    },
  );
  void vscode.commands.executeCommand('setContext', 'stix.running', true);
  void start();
  return { serverProcessId: () => client.serverProcess?.pid };
}

/** Tells when one file is written or removed, also outside the workspace. */
function watchFile(uri: vscode.Uri, changed: (uri: vscode.Uri, type: FileChangeType) => void): vscode.Disposable {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?[\]{}]/g, '?');
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  watcher.onDidCreate((file) => changed(file, FileChangeType.Created));
  watcher.onDidChange((file) => changed(file, FileChangeType.Changed));
  watcher.onDidDelete((file) => changed(file, FileChangeType.Deleted));
  return watcher;
}
