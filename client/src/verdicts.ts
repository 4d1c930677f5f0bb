/**
 * Which documents are ours. A document of the language `stix` always is; one of VS Code's JSON languages is when its
 * beginning looks like STIX. A yes holds until the document is closed, so that an edit at its head takes nothing away; a no
 * is asked again at each change there, so that typing or pasting an object is enough.
 */

import { headLength, looksLikeStix } from '../../server/src/stix/recognise.ts';

export const servedLanguages = ['stix', 'json', 'jsonl', 'jsonc'] as const;

/** Not among them: read-only copies such as `git:`, `vscode-local-history:`, or our own `stix-catalog:`. */
export const servedSchemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'] as const;

/** What a document filter says for every language and scheme that may be ours. */
export const servedDocuments = servedLanguages.flatMap((language) =>
  servedSchemes.map((scheme) => ({ language, scheme })),
);

/** The part of a text document that a verdict needs. */
export interface SniffedDocument {
  readonly uri: { readonly scheme: string; toString(): string };
  readonly languageId: string;
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

export interface Verdicts {
  /** Whether the document is STIX; remembers a yes until `forget`. */
  isStix(document: SniffedDocument): boolean;
  /** Whether the document was found to be STIX and is not closed. */
  known(uri: string): boolean;
  /** To be called when the document is closed. */
  forget(document: SniffedDocument): void;
}

export function createVerdicts(): Verdicts {
  const recognised = new Set<string>();
  return {
    isStix(document) {
      const uri = document.uri.toString();
      if (recognised.has(uri)) return true;
      if (!looksServed(document)) return false;
      recognised.add(uri);
      return true;
    },
    known: (uri) => recognised.has(uri),
    forget(document) {
      recognised.delete(document.uri.toString());
    },
  };
}

/** Whether the document, as it is now, is STIX. Reads its first lines only. */
export function looksServed(document: SniffedDocument): boolean {
  if (!includes(servedSchemes, document.uri.scheme) || !includes(servedLanguages, document.languageId)) return false;
  return document.languageId === 'stix' || looksLikeStix(headOf(document));
}

/** Whether one of the changes can alter the verdict; offsets in UTF-16 units of the document. */
export function touchesHead(changes: readonly { readonly rangeOffset: number }[]): boolean {
  return changes.some(({ rangeOffset }) => rangeOffset < headLength);
}

/** The first units of a document without asking for its whole text, which may be 50 MB. Line ends count as one unit. */
function headOf(document: SniffedDocument): string {
  let head = '';
  for (let line = 0; line < document.lineCount && head.length < headLength; line++) {
    head += `${document.lineAt(line).text.slice(0, headLength)}\n`;
  }
  return head.slice(0, headLength);
}

function includes(values: readonly string[], value: string): boolean {
  return values.includes(value);
}
