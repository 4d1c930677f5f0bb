/**
 * Keeps every document that is no STIX away from the server. The client library matches documents by language and scheme
 * alone, and would send changes of, and requests about, documents whose opening we held back; so the opening is decided
 * here, and everything else asks whether it was sent.
 *
 * All of it is synchronous up to `next`: an `await` before it could send a change ahead of its opening.
 */

import type { TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { touchesHead, type Verdicts } from './verdicts.ts';

export interface Gate {
  readonly middleware: Middleware;
  /** To be called when the server is gone: nothing is open at the next one. */
  reset(): void;
}

export interface GateOptions {
  readonly verdicts: Verdicts;
  /** Sends a document's opening through the client library, which comes back here as `didOpen`. */
  readonly open: (document: TextDocument) => Promise<void>;
  /** After a document was opened at, or closed for, the server. */
  readonly changed: (document: TextDocument, isOpen: boolean) => void;
}

export function createGate({ verdicts, open, changed }: GateOptions): Gate {
  const opened = new Set<string>();
  const isOpen = (document: TextDocument) => opened.has(document.uri.toString());
  return {
    reset: () => opened.clear(),
    middleware: {
      async didOpen(document, next) {
        if (isOpen(document) || !verdicts.isStix(document)) return;
        opened.add(document.uri.toString());
        const sent = next(document);
        changed(document, true);
        await sent;
      },
      async didChange(event, next) {
        if (isOpen(event.document)) await next(event);
        else if (touchesHead(event.contentChanges) && verdicts.isStix(event.document)) await open(event.document);
      },
      async didSave(document, next) {
        if (isOpen(document)) await next(document);
      },
      async willSave(event, next) {
        if (isOpen(event.document)) await next(event);
      },
      async didClose(document, next) {
        verdicts.forget(document);
        if (!opened.delete(document.uri.toString())) return;
        const sent = next(document);
        changed(document, false);
        await sent;
      },
      async sendRequest<P, R>(
        type: RequestType,
        params: P | undefined,
        token: RequestToken,
        next: (type: RequestType, params?: P, token?: RequestToken) => Promise<R>,
      ): Promise<R> {
        const uri = documentOf(params);
        // Every request about a document may be answered with null: "nothing here".
        if (uri !== undefined && !opened.has(uri)) return null as R;
        return next(type, params, token);
      },
    },
  };
}

type SendRequest = NonNullable<Middleware['sendRequest']>;
type RequestType = Parameters<SendRequest>[0];
type RequestToken = Parameters<SendRequest>[2];

/** The document that a request's parameters name, as a URI. */
function documentOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('textDocument' in params)) return undefined;
  const { textDocument } = params;
  if (typeof textDocument !== 'object' || textDocument === null || !('uri' in textDocument)) return undefined;
  return typeof textDocument.uri === 'string' ? textDocument.uri : undefined;
}
