// Running other programs, and telling the user what runs: one line a step.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Prints one line about what happens next. */
export function say(line) {
  console.log(`· ${line}`);
}

/**
 * Runs a program with the terminal's own input and output and resolves with its exit code (1 when a signal ended it).
 * Rejects when the program cannot be started.
 */
export function run(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', shell: needsShell(command) });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Like `run`, but any exit code other than 0 is an error. */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${[path.basename(command), ...args].join(' ')} ended with exit code ${code}`);
}

/** Runs a program without showing its output, and resolves with it; where the program fails, the error holds it. */
export function runQuietly(command, args, { cwd = root, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: needsShell(command) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[path.basename(command), ...args].join(' ')} ended with exit code ${code}:\n${output}`));
    });
  });
}

/** The path of a program that a development dependency brings. */
export function binary(name) {
  return path.join(root, 'node_modules/.bin', name);
}

/** Calls `stop` once when the user presses Ctrl+C or the process is asked to end, then exits. */
export function onStop(stop) {
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(130);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

/** npm and the programs in node_modules/.bin are .cmd files on Windows, which only a shell starts. */
function needsShell(command) {
  return process.platform === 'win32' && !command.endsWith('.exe');
}
