/**
 * When to check and what to publish. After each change everything that waits is settled once and one publication goes
 * out for the changed document, with its latest version, also when nothing differs, and one for each other document
 * whose findings may have changed.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Configuration } from '../config.ts';
import type { Engine } from '../engine.ts';
import { notShown } from '../words.ts';
import { toDiagnostic } from './convert.ts';
import type { OpenDocument } from './documents.ts';

export interface PublisherOptions {
  readonly engine: Engine;
  readonly connection: Connection;
  readonly document: (uri: string) => OpenDocument | undefined;
  /** Whether the file is shown though its text was never sent. */
  readonly isUnsent: (uri: string) => boolean;
  readonly configuration: () => Configuration;
  readonly rulePages: () => string;
  /** Codes to leave out for a document, because somebody else tells them. */
  readonly leftOut: (document: OpenDocument | undefined) => ReadonlySet<string>;
  readonly onPublished: (uri: string) => void;
}

export interface Publisher {
  /** Publishes soon: for the named document in any case, for others where something changed. */
  schedule(uri?: string): void;
  /** Brings the findings up to date at once, for a request that needs them; what differs is published soon. */
  settle(): void;
  /** Takes a document's findings away. */
  clear(uri: string): void;
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { engine, connection } = options;
  const waiting = new Set<string>();
  let scheduled = false;

  const publish = (uri: string): void => {
    const document = options.document(uri);
    if (document === undefined ? !options.isUnsent(uri) : document.plain !== undefined) return;
    const diagnostics = diagnosticsOf(options, uri, document);
    send(uri, diagnostics, document?.version);
    options.onPublished(uri);
  };
  const send = (uri: string, diagnostics: Diagnostic[], version?: number): void => {
    connection.sendDiagnostics({ uri, version, diagnostics }).catch(() => undefined);
  };
  const settle = (): void => {
    for (const uri of engine.settle()) waiting.add(uri);
  };
  /** What fails for one document must not silence the others. */
  const safely = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      connection.console.error(`Publishing failed: ${error instanceof Error ? (error.stack ?? error) : error}`);
    }
  };
  const run = (): void => {
    scheduled = false;
    settle();
    const uris = [...waiting];
    waiting.clear();
    for (const uri of uris) safely(() => publish(uri));
  };
  const schedule = (uri?: string): void => {
    if (uri !== undefined) waiting.add(uri);
    if (scheduled) return;
    scheduled = true;
    setImmediate(() => safely(run));
  };

  return {
    schedule,
    settle() {
      settle();
      if (waiting.size > 0) schedule();
    },
    clear(uri) {
      waiting.delete(uri);
      send(uri, []);
    },
  };
}

function diagnosticsOf(options: PublisherOptions, uri: string, document: OpenDocument | undefined): Diagnostic[] {
  const { engine } = options;
  const leftOut = options.leftOut(document);
  const shown = engine.findings(uri);
  const diagnostics = shown.findings
    .filter(({ finding }) => !leftOut.has(finding.rule.code))
    .map((finding) => toDiagnostic(engine, uri, finding, options.rulePages()));
  if (shown.cut > 0) diagnostics.push(cutNotice(shown.cut, options.configuration().maxProblems));
  return diagnostics;
}

function cutNotice(cut: number, maximum: number): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    severity: DiagnosticSeverity.Information,
    source: 'stix',
    code: 'max-problems',
    message: `${notShown(cut, 'more finding')}: the ${maximum} worst are. The setting stix.maxProblems changes this.`,
  };
}
