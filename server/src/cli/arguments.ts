/** The command line's words, read into options; what cannot be understood becomes one sentence. */
import { parseArgs } from 'node:util';
import type { Configuration } from '../config.ts';

export interface Options {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly preset: Configuration['preset'];
  readonly rules: Configuration['rules'];
  readonly catalogs: readonly string[];
  /** Whether files named on their own are STIX whatever they look like. */
  readonly forced: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Something that the caller did wrong: told in one line, exit code 2. */
export class UsageError extends Error {}

const severities = ['error', 'warning', 'info', 'hint', 'off'] as const;

export const usage = `stixlint [paths…] [options]

Checks STIX files (.json, .jsonl, .ndjson, .stix; .json.gz by name) and folders of them; the current folder by default.

  --format text|json                     how findings are printed (text)
  --preset auto|attack|stix|relaxed      which severities the rules have (auto)
  --rule CODE=SEVERITY                   error, warning, info, hint or off for one rule; may be repeated
  --catalog PATH                         file or folder whose objects are known; may be repeated
  --language stix                        check the named files even if they do not look like STIX
  --help, --version

Exit code 0: nothing at error. 1: findings at error. 2: it could not run.`;

/**
 * @param words the words after the program's name
 * @param codes the rules' codes
 * @throws UsageError
 */
export function readArguments(words: readonly string[], codes: readonly string[]): Options {
  const { values, positionals } = parse(words);
  const rules: Record<string, (typeof severities)[number]> = {};
  for (const word of values.rule ?? []) {
    const [code = '', severity = '', ...rest] = word.split('=');
    if (severity === '' || rest.length > 0) throw new UsageError(`--rule: "${word}" is not CODE=SEVERITY`);
    if (!codes.includes(code)) throw new UsageError(`--rule: there is no rule "${code}"`);
    rules[code] = choice('--rule', severity, severities);
  }
  if (values.language !== undefined) choice('--language', values.language, ['stix'] as const);
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format: choice('--format', values.format ?? 'text', ['text', 'json'] as const),
    preset: choice('--preset', values.preset ?? 'auto', ['auto', 'attack', 'stix', 'relaxed'] as const),
    rules,
    catalogs: values.catalog ?? [],
    forced: values.language === 'stix',
    help: values.help === true,
    version: values.version === true,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        preset: { type: 'string' },
        rule: { type: 'string', multiple: true },
        catalog: { type: 'string', multiple: true },
        language: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function choice<Value extends string>(name: string, value: string, values: readonly Value[]): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError(`${name}: "${value}" is none of ${values.join(', ')}`);
  return found;
}
