/** Runs the command line that ships. */
import { spawn } from 'node:child_process';
import { expect } from 'vitest';
import type { Result } from '../../server/src/cli/result.ts';
import { distFile } from '../lsp/server-process.ts';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param folder the current folder of the run */
export function run(folder: string, ...words: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [distFile('stixlint.js'), ...words], { cwd: folder });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => err.push(data));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** Runs with `--format json`; the exit code must agree with the findings. */
export async function runJson(folder: string, ...words: string[]): Promise<Result> {
  const { code, out, err } = await run(folder, ...words, '--format', 'json');
  expect(err).toBe('');
  const result = JSON.parse(out) as Result;
  expect(code).toBe(result.summary.findings.error > 0 ? 1 : 0);
  return result;
}

/** Expects that it could not run: exit code 2, nothing on standard output, one line without a stack on the other. */
export async function expectRefusal(folder: string, message: string, ...words: string[]): Promise<void> {
  const { code, out, err } = await run(folder, ...words);
  expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
  expect(err).toMatch(/^stixlint: /);
  expect(err).toContain(message);
  expect(err).not.toContain('    at ');
}
