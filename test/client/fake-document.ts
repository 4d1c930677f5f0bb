// A document as far as verdicts and the gate look at it.

import type { TextDocument } from 'vscode';

export interface FakeDocument {
  readonly uri?: string;
  readonly languageId?: string;
  readonly text: string;
}

/** A text document of the given text, `/a.json` in the language `json` unless told otherwise. */
export function fakeDocument({ uri = 'file:///a.json', languageId = 'json', text }: FakeDocument): TextDocument {
  const lines = text.split('\n');
  const document = {
    uri: { scheme: uri.slice(0, uri.indexOf(':')), toString: () => uri },
    languageId,
    lineCount: lines.length,
    lineAt: (line: number) => ({ text: lines[line] ?? '' }),
  };
  return document as unknown as TextDocument;
}

/** An invented object, pretty-printed. */
export const stixText = `{
    "type": "malware",
    "id": "malware--5d0c2b1e-8f64-4c37-9a2b-6e7f10d3c845",
    "created": "2031-04-05T06:07:08.000Z",
    "name": "Fernfall"
}`;
