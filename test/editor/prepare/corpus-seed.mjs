// The relationships that the project was asked for, and MITRE's enterprise bundle, packed, beside the folder.

import { copyFileSync } from 'node:fs';
import path from 'node:path';

export function prepare(folder) {
  const corpus = process.env.STIX_CORPUS;
  if (!corpus) return { notRun: 'STIX_CORPUS is not set' };
  copyFileSync(path.join(corpus, 'relationships.seed.txt'), path.join(folder, 'relationships.stix'));
  copyFileSync(path.join(corpus, 'enterprise-attack.json.gz'), path.join(path.dirname(folder), 'enterprise.json.gz'));
  return { timeoutSeconds: 180 };
}
