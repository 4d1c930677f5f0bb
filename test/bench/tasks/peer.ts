/** The same of vscode-json-languageservice: what VS Code's own JSON server does for each change, here without its pause. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { createRandom } from '../generate/random.ts';
import { characterKeystrokes } from '../keystrokes.ts';
import { medianOf, parseUnit, timed } from '../statistics.ts';

export interface PeerInput {
  readonly file: string;
  /** How many edits; the peer is slow. */
  readonly edits: number;
  /** Path of a JSON schema to validate with; it may refer to files beside it. */
  readonly schema?: string | undefined;
}

export interface PeerResult {
  readonly open: number;
  /** The median; undefined without edits. */
  readonly keystroke: number | undefined;
  readonly parse: number;
  readonly findings: number;
}

export async function measurePeer({ file, edits, schema }: PeerInput): Promise<PeerResult> {
  const content = readFileSync(file, 'utf8');
  const service = getLanguageService({
    schemaRequestService: async (uri) => readFileSync(fileURLToPath(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, resource) => new URL(path, resource).toString() },
  });
  const schemas = schema === undefined ? [] : [{ uri: pathToFileURL(schema).toString(), fileMatch: ['*'] }];
  service.configure({ validate: true, schemas });
  let document: TextDocument | undefined;
  let findings = 0;
  const check = async (current: TextDocument): Promise<void> => {
    const diagnostics = await service.doValidation(current, service.parseJSONDocument(current));
    JSON.stringify(diagnostics);
    findings = diagnostics.length;
  };
  const open = await timed(() => {
    document = TextDocument.create('file:///bench/bundle.json', 'json', 1, content);
    return check(document);
  });
  const keystrokes: number[] = [];
  let version = 1;
  for (const { change } of characterKeystrokes(content, createRandom(3), edits)) {
    const before: TextDocument | undefined = document;
    if (before === undefined) break;
    version += 1;
    keystrokes.push(
      await timed(() => {
        document = TextDocument.update(before, [change], version);
        return check(document);
      }),
    );
  }
  const keystroke = keystrokes.length > 0 ? medianOf(keystrokes) : undefined;
  return { open, keystroke, parse: parseUnit(content), findings };
}
