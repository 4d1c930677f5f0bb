/** Quick fixes for the findings at a place, and "Fix all safe problems", which comes only when it is asked for by kind. */
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { Engine } from '../engine.ts';
import { type EditForm, toDiagnostic, toQuickFix, toWorkspaceEdit } from './convert.ts';

export const fixAllKind = 'source.fixAll.stix';

/** @param rulePages base URI of the rule pages */
export function codeActions(
  engine: Engine,
  { textDocument: { uri }, range, context: { only } }: CodeActionParams,
  rulePages: string,
  form: EditForm,
): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  if (only === undefined || isWanted(CodeActionKind.QuickFix, only)) {
    const found = engine.findingsAt(uri, engine.offsetAt(uri, range.start), engine.offsetAt(uri, range.end));
    for (const finding of found) {
      const diagnostic = toDiagnostic(engine, uri, finding, rulePages);
      for (const repair of engine.repairs(finding)) actions.push(toQuickFix(engine, repair, diagnostic, form));
    }
  }
  if (only !== undefined && isWanted(fixAllKind, only)) {
    const edits = engine.safeRepairs(uri);
    if (edits.length > 0) {
      actions.push({ title: 'Fix all safe problems', kind: fixAllKind, edit: toWorkspaceEdit(engine, edits, form) });
    }
  }
  return actions;
}

/** A kind covers those below it; the empty one covers all. */
function isWanted(kind: string, only: readonly string[]): boolean {
  return only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
