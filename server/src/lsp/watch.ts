/** Asks the editor to tell when files that may hold STIX come, change or go. */
import { type Connection, DidChangeWatchedFilesNotification, type InitializeParams } from 'vscode-languageserver';
import { stixExtensions } from '../host/host.ts';

export function watchFiles(connection: Connection, capabilities: InitializeParams['capabilities']): void {
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
  void connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [{ globPattern: `**/*.{${stixExtensions.join(',')}}` }],
  });
}
