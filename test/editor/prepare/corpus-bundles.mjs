// Published bundles, unpacked: enterprise 18.1 (STIX 2.0, 45 MB) and ics 18.1 (STIX 2.1); and what the command line finds
// in them, to hold the editor against.

import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { root } from '../../../scripts/lib/process.mjs';

export async function prepare(folder) {
  const corpus = process.env.STIX_CORPUS;
  if (!corpus) return { notRun: 'STIX_CORPUS is not set' };
  const packed = readFileSync(path.join(corpus, 'enterprise-attack.json.gz'));
  writeFileSync(path.join(folder, 'enterprise.json'), gunzipSync(packed));
  copyFileSync(path.join(corpus, 'ics-attack-18.1.json'), path.join(folder, 'ics.json'));
  return { env: { EDITOR_EXPECTED: JSON.stringify(await countsOf(folder)) }, timeoutSeconds: 300 };
}

/** Findings by file and code. */
async function countsOf(folder) {
  const options = [path.join(root, 'dist/stixlint.js'), folder, '--format', 'json'];
  // Findings of severity error are no failure here, though the exit code says so.
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 1e9 }).catch((error) => error);
  const counts = {};
  for (const { file, code } of JSON.parse(stdout).findings) {
    const name = path.basename(file);
    counts[name] ??= {};
    counts[name][code] = (counts[name][code] ?? 0) + 1;
  }
  return counts;
}
