/** `stixlint`: the same engine as in the editor, for terminals and pipelines. */
import { randomUUID } from 'node:crypto';
import { version } from '../../../package.json';
import { readArguments, UsageError, usage } from '../cli/arguments.ts';
import { checkPaths } from '../cli/check.ts';
import { printable } from '../cli/printable.ts';
import { reportJson } from '../cli/reporters/json.ts';
import { reportText } from '../cli/reporters/text.ts';
import { createEngine } from '../engine.ts';
import { createNodeHost } from '../host/node.ts';

async function run(): Promise<number> {
  const engine = createEngine({ newUuid: randomUUID, now: () => new Date().toISOString() });
  const codes = engine.rules.map((rule) => rule.code);
  const options = readArguments(process.argv.slice(2), codes);
  if (options.help || options.version) {
    await print(`${options.help ? usage : version}\n`);
    return 0;
  }
  const result = await checkPaths(engine, createNodeHost(), options, process.cwd());
  await print(options.format === 'json' ? reportJson(result) : reportText(result));
  return result.summary.findings.error > 0 ? 1 : 0;
}

/** Waits until a pipe has taken everything: process.exit would cut it. */
function print(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.once('error', () => resolve());
    process.stdout.write(text, () => resolve());
  });
}

run().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof UsageError ? error.message : `internal error: ${String(error)}`;
    process.stderr.write(`stixlint: ${printable(message)}\n`);
    process.exitCode = 2;
  },
);
