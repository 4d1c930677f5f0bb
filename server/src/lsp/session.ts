/** What the editor said of itself when it connected, and which folders it has open. */
import type { ClientCapabilities, InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { fileUriOf } from './file-uri.ts';
import type { InitializationOptions } from './messages.ts';

export interface Session {
  readonly capabilities: () => ClientCapabilities;
  readonly options: () => InitializationOptions;
  /** URIs of the workspace folders. */
  readonly folders: () => readonly string[];
  begin(params: InitializeParams): void;
  changeFolders(change: WorkspaceFoldersChangeEvent): void;
}

export function createSession(): Session {
  let capabilities: ClientCapabilities = {};
  let options: InitializationOptions = {};
  let folders: readonly string[] = [];
  return {
    capabilities: () => capabilities,
    options: () => options,
    folders: () => folders,
    begin(params) {
      capabilities = params.capabilities;
      options = readOptions(params.initializationOptions);
      folders = (params.workspaceFolders ?? []).map(({ uri }) => fileUriOf(uri));
      if (folders.length === 0 && typeof params.rootUri === 'string') folders = [fileUriOf(params.rootUri)];
    },
    changeFolders({ added, removed }) {
      const gone = new Set(removed.map(({ uri }) => fileUriOf(uri)));
      const kept = folders.filter((uri) => !gone.has(uri));
      folders = [...new Set([...kept, ...added.map(({ uri }) => fileUriOf(uri))])];
    },
  };
}

/** Takes what is usable: any client may send anything here. */
function readOptions(input: unknown): InitializationOptions {
  if (typeof input !== 'object' || input === null) return {};
  const { jsonReported, rulePages, version, settings, status } = input as Record<string, unknown>;
  return {
    jsonReported: jsonReported === true,
    rulePages: typeof rulePages === 'string' ? rulePages : undefined,
    version: typeof version === 'string' ? version : undefined,
    settings,
    status: status === true,
  };
}
