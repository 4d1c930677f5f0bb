/** The user's settings, asked of the editor or sent by it. What is unusable is told in the log and left at its default. */
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { type Configuration, defaultConfiguration, readConfiguration } from '../config.ts';

export interface Settings {
  current(): Configuration;
  /** Takes what a client that cannot be asked has sent: what VS Code has under `stix`. */
  receive(sent: unknown): void;
  /** Asks for the settings anew; resolves to false when a later call has overtaken this one. */
  refresh(): Promise<boolean>;
  /** Globs of the files that the user hides in a folder (`files.exclude`). */
  excluded(folder: string): Promise<readonly string[]>;
}

/** @param codes the rules' codes */
export function createSettings(
  connection: Connection,
  codes: readonly string[],
  capabilities: () => ClientCapabilities,
): Settings {
  let configuration = defaultConfiguration;
  let received: unknown;
  let latest = 0;

  const ask = async (section: string, scopeUri?: string): Promise<unknown> => {
    try {
      return await connection.workspace.getConfiguration({ section, scopeUri });
    } catch (error) {
      connection.console.warn(`The editor did not tell its settings for "${section}": ${String(error)}`);
      return undefined;
    }
  };
  const canAsk = (): boolean => capabilities().workspace?.configuration === true;

  return {
    current: () => configuration,
    receive(sent) {
      received = sent;
    },
    async refresh() {
      latest += 1;
      const mine = latest;
      const input = canAsk() ? await ask('stix') : received;
      if (mine !== latest) return false;
      const read = readConfiguration(input, codes);
      for (const problem of read.problems) connection.console.warn(problem);
      configuration = read.configuration;
      return true;
    },
    async excluded(folder) {
      const globs = canAsk() ? await ask('files.exclude', folder) : undefined;
      if (typeof globs !== 'object' || globs === null) return [];
      // A glob may also depend on a sibling file ({ when: … }); those are for generated files, which STIX is not.
      return Object.entries(globs).flatMap(([glob, isHidden]) => (isHidden === true ? [glob] : []));
    },
  };
}
