/** From the engine's offsets and words to LSP's: the only place that knows both. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type InlayHint,
  type Location,
  type LocationLink,
  type Range,
  SymbolKind,
  SymbolTag,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { DocumentEdit, Engine, InlayHints, Repair, ShownFinding, SymbolRow, Target } from '../engine.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

export function rangeOf(engine: Engine, uri: string, from: number, to: number): Range {
  return { start: engine.positionAt(uri, from), end: engine.positionAt(uri, to) };
}

/** @param rulePages base URI of the rule pages, without a slash at its end */
export function toDiagnostic(engine: Engine, uri: string, shown: ShownFinding, rulePages: string): Diagnostic {
  const { finding } = shown;
  const diagnostic: Diagnostic = {
    range: rangeOf(engine, uri, shown.from, shown.to),
    severity: severities[shown.severity],
    source: 'stix',
    code: finding.rule.code,
    codeDescription: { href: `${rulePages}/${finding.rule.code}.md` },
    message: finding.message,
  };
  if (finding.tags !== undefined) diagnostic.tags = finding.tags.map((tag) => tags[tag]);
  if (finding.related !== undefined) {
    diagnostic.relatedInformation = finding.related.flatMap(({ record, path, message }) => {
      const target = engine.locate(record, path);
      return target === undefined ? [] : [{ location: toLocation(target), message }];
    });
  }
  return diagnostic;
}

export function toLocation({ uri, start, end }: Pick<Target, 'uri' | 'start' | 'end'>): Location {
  return { uri, range: { start, end } };
}

export function toLocationLink({ uri, start, end, full }: Target, origin: Range): LocationLink {
  return {
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: { start: full.start, end: full.end },
    targetSelectionRange: { start, end },
  };
}

/** How the editor takes edits. */
export interface EditForm {
  /** Whether edits may name the version of the text they are for, so that they never apply to another one. */
  readonly versioned: boolean;
  readonly versionOf: (uri: string) => number | undefined;
}

export function toWorkspaceEdit(engine: Engine, edits: readonly DocumentEdit[], form: EditForm): WorkspaceEdit {
  const changes = new Map<string, TextEdit[]>();
  for (const { uri, from, to, text } of edits) {
    const list = changes.get(uri) ?? [];
    list.push({ range: rangeOf(engine, uri, from, to), newText: text });
    changes.set(uri, list);
  }
  if (!form.versioned) return { changes: Object.fromEntries(changes) };
  return {
    documentChanges: [...changes].map(([uri, list]) => ({
      textDocument: { uri, version: form.versionOf(uri) ?? null },
      edits: list,
    })),
  };
}

export function toQuickFix(engine: Engine, repair: Repair, diagnostic: Diagnostic, form: EditForm): CodeAction {
  const action: CodeAction = {
    title: repair.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: toWorkspaceEdit(engine, repair.edits, form),
  };
  if (repair.preferred) action.isPreferred = true;
  return action;
}

export function toDocumentSymbol(engine: Engine, uri: string, row: SymbolRow): DocumentSymbol {
  const symbol: DocumentSymbol = {
    name: row.name,
    detail: row.detail,
    kind: symbolKinds[row.kind],
    range: rangeOf(engine, uri, row.from, row.to),
    selectionRange: rangeOf(engine, uri, row.selectionFrom, row.selectionTo),
  };
  if (row.deprecated) symbol.tags = [SymbolTag.Deprecated];
  return symbol;
}

/** Where hints were cut, the last one says so. */
export function toInlayHints(engine: Engine, uri: string, { hints, cut }: InlayHints): InlayHint[] {
  return hints.map(({ offset, label, tooltip }, index) => {
    const isLast = cut && index === hints.length - 1;
    return {
      position: engine.positionAt(uri, offset),
      label: isLast ? `${label} … more ids follow that are not named here` : label,
      tooltip,
      paddingLeft: true,
    };
  });
}

/** Chosen by how editors draw them: the protocol has no words for threats. */
const symbolKinds: Readonly<Record<SymbolRow['kind'], SymbolKind>> = {
  behaviour: SymbolKind.Function,
  actor: SymbolKind.Class,
  software: SymbolKind.Module,
  defence: SymbolKind.Method,
  relationship: SymbolKind.Interface,
  observable: SymbolKind.Variable,
  report: SymbolKind.File,
  marking: SymbolKind.Key,
  other: SymbolKind.Object,
};
