// The shortest way through everything: VS Code loads the extension, the extension starts the server, a finding comes back.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionId, findingsWithCode, openFile, until } from './support.ts';

suite('smoke', () => {
  test('the extension runs in the node extension host of the VS Code that was asked for', () => {
    assert.ok(vscode.extensions.getExtension(extensionId), 'the extension is present');
    assert.equal(vscode.env.uiKind, process.env.VSCODE_E2E === 'desktop' ? vscode.UIKind.Desktop : vscode.UIKind.Web);
    assert.match(process.versions.node, /^\d+\./);
    if (process.env.VSCODE_E2E !== 'desktop') {
      assert.ok(vscode.version.startsWith(`${process.env.EDITOR_VERSION}.`), `this is VS Code ${vscode.version}`);
    }
  });

  test('a relationship without its target is underlined', async () => {
    const { document } = await openFile('relationship.json');
    const [finding] = await findingsWithCode(document.uri, 'missing-reference');
    assert.ok(finding);
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.lineAt(finding.range.start.line).text.trim(), '"target_ref": ""');
  });

  test('the finding goes when the reference is filled in', async () => {
    const { document } = await openFile('relationship.json');
    const [finding] = await findingsWithCode(document.uri, 'missing-reference');
    assert.ok(finding);
    const line = document.lineAt(finding.range.start.line);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      document.uri,
      line.range,
      '      "target_ref": "attack-pattern--2b4c6a1e-9d35-4f0a-8c57-6e1f3a9b2d44"',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('no missing-reference any more', () => {
      const rest = vscode.languages.getDiagnostics(document.uri);
      return !rest.some(({ message }) => message === finding.message);
    });
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
