/**
 * Checks files and folders with the engine: the same rules, and the same findings, as in the editor. All files are put
 * in before any is judged, so that they resolve each other.
 */
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { defaultConfiguration } from '../config.ts';
import type { Engine } from '../engine.ts';
import type { Host } from '../host/host.ts';
import { type Options, UsageError } from './arguments.ts';
import type { FileFinding, Result } from './result.ts';

interface Input {
  readonly uri: string;
  /** As given or found. */
  readonly file: string;
  readonly named: boolean;
}

/**
 * @param folder the current folder
 * @throws UsageError for a path that does not exist, cannot be read, or (named on its own) is not STIX
 */
export async function checkPaths(engine: Engine, host: Host, options: Options, folder: string): Promise<Result> {
  let catalogFiles = 0;
  for (const catalog of options.catalogs) {
    for (const { uri, file, named } of await inputsOf(host, catalog, folder)) {
      const content = await contentOf(host, file, uri);
      const isStix = file.endsWith('.stix') || engine.recognises(content);
      if (!isStix && named) throw new UsageError(`--catalog ${file}: this is not STIX`);
      if (!isStix) continue;
      engine.load(uri, content, 'catalog');
      catalogFiles += 1;
    }
  }
  const inputs: Input[] = [];
  const seen = new Set<string>();
  for (const path of options.paths) {
    for (const input of await inputsOf(host, path, folder)) {
      if (seen.has(input.uri) || !(await admit(engine, host, input, options))) continue;
      seen.add(input.uri);
      inputs.push(input);
    }
  }
  const { preset, rules } = options;
  engine.configure({ ...defaultConfiguration, preset, rules }, catalogFiles > 0);
  engine.settle();
  return collect(engine, inputs);
}

async function inputsOf(host: Host, path: string, folder: string): Promise<readonly Input[]> {
  const absolute = resolve(folder, path);
  const uri = URI.file(absolute).toString();
  const kind = await host.kind(uri);
  if (kind === 'absent') throw new UsageError(`${path}: no such file or folder`);
  if (kind === 'file') return [{ uri, file: path, named: true }];
  mustBeReadable(absolute, path);
  return (await host.list(uri)).map((found) => ({
    uri: found,
    file: join(path, relative(absolute, URI.parse(found).fsPath)),
    named: false,
  }));
}

function mustBeReadable(absolute: string, path: string): void {
  try {
    readdirSync(absolute);
  } catch (error) {
    throw new UsageError(`${path}: ${reason(error)}`);
  }
}

async function admit(engine: Engine, host: Host, input: Input, options: Options): Promise<boolean> {
  if (!input.named) {
    if (input.file.endsWith('.gz')) return false;
    const head = await readOr(input.file, () => host.head(input.uri));
    if (!input.file.endsWith('.stix') && !engine.recognises(head)) return false;
  }
  const content = await contentOf(host, input.file, input.uri);
  const isStix = options.forced || input.file.endsWith('.stix') || engine.recognises(content);
  if (input.named && !isStix)
    throw new UsageError(`${input.file}: this is not STIX (--language stix checks it anyway)`);
  engine.open(input.uri, content);
  return true;
}

function contentOf(host: Host, file: string, uri: string): Promise<string> {
  return readOr(file, () => host.read(uri));
}

async function readOr(file: string, read: () => Promise<string>): Promise<string> {
  try {
    return await read();
  } catch (error) {
    throw new UsageError(`${file}: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  const code = (error as { readonly code?: unknown }).code;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}

function collect(engine: Engine, inputs: readonly Input[]): Result {
  const findings: FileFinding[] = [];
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  let objects = 0;
  for (const { uri, file } of inputs) {
    objects += engine.summary(uri)?.objects ?? 0;
    for (const shown of engine.findings(uri, Number.POSITIVE_INFINITY).findings) {
      counts[shown.severity] += 1;
      const start = engine.positionAt(uri, shown.from);
      const end = engine.positionAt(uri, shown.to);
      findings.push({
        file,
        code: shown.finding.rule.code,
        severity: shown.severity,
        message: shown.finding.message,
        objectId: shown.record.facts.id ?? null,
        pointer: engine.pointer(shown),
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      });
    }
  }
  return { findings, summary: { files: inputs.length, objects, findings: counts } };
}
