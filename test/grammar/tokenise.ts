// Tokenises lines as VS Code does: the same regular-expression engine, the grammars of the manifest, the injections that it names.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

export interface Token {
  readonly text: string;
  /** From the root's scope inwards. */
  readonly scopes: readonly string[];
}

interface GrammarContribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

const root = path.join(import.meta.dirname, '../..');

/** The grammars of the manifest. */
export function contributedGrammars(): readonly GrammarContribution[] {
  const manifest: { contributes: { grammars: GrammarContribution[] } } = JSON.parse(readRoot('package.json'));
  return manifest.contributes.grammars;
}

/** Returns a function that tokenises a text, line by line, with the grammar `source.json.stix` and what is injected into it. */
export async function createTokeniser(): Promise<(text: string) => readonly Token[]> {
  await loadWASM(readFileSync(path.join(root, 'node_modules/vscode-oniguruma/release/onig.wasm')));
  const grammars = contributedGrammars();
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    async loadGrammar(scopeName) {
      const grammar = grammars.find((candidate) => candidate.scopeName === scopeName);
      return grammar ? parseRawGrammar(readRoot(grammar.path), grammar.path) : null;
    },
    getInjections: (scopeName) =>
      grammars.filter(({ injectTo }) => injectTo?.includes(scopeName)).map((grammar) => grammar.scopeName),
  });
  const grammar = await registry.loadGrammar('source.json.stix');
  if (!grammar) throw new Error('no grammar for source.json.stix');
  return (text) => {
    let state = INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
    });
  };
}

/** The texts of a kind, with neighbouring tokens of it joined: `['(Citation: A)', …]` for `meta.citation.stix`. */
export function textsWith(tokens: readonly Token[], scope: string): readonly string[] {
  const texts: string[] = [];
  let inside = false;
  for (const { text, scopes } of tokens) {
    const has = scopes.includes(scope);
    if (has && inside) texts.push(`${texts.pop() ?? ''}${text}`);
    else if (has) texts.push(text);
    inside = has;
  }
  return texts;
}

function readRoot(relativePath: string): string {
  return readFileSync(path.join(root, relativePath), 'utf8');
}
