/** The bundles and folders that are measured, written into a temporary folder. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type BundleOptions, generateBundle, generateFiles } from './generate/bundle.ts';

export interface Dataset {
  readonly name: string;
  readonly file: string;
}

export interface MadeDataset extends Dataset {
  readonly objects: number;
}

export interface Folder {
  readonly name: string;
  readonly folder: string;
}

/** Writes a made bundle; its name tells its size. */
export function madeBundle(folder: string, label: string, options: BundleOptions): MadeDataset {
  const file = path.join(folder, `made-${Object.values(options).join('-')}.json`);
  if (!existsSync(file)) writeFileSync(file, generateBundle(options));
  const megabytes = (readFileSync(file).length / 1e6).toFixed(1);
  const { objects } = options;
  return { name: `made, ${objects.toLocaleString('en')} objects${label}, ${megabytes} MB`, file, objects };
}

export function madeFolder(folder: string, objects: number): Folder {
  const target = path.join(folder, `files-${objects}`);
  const made = new Set<string>();
  for (const { path: name, content } of generateFiles({ objects })) {
    const file = path.join(target, name);
    const parent = path.dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, content);
  }
  return { name: `made, ${objects.toLocaleString('en')} files`, folder: target };
}

/** Published ATT&CK, where the corpus holds it. */
export function publishedBundle(corpus: string, folder: string, name: string, source: string): Dataset | undefined {
  const from = path.join(corpus, source);
  if (!existsSync(from)) return undefined;
  const file = path.join(folder, path.basename(source, '.gz'));
  if (source.endsWith('.gz')) writeFileSync(file, gunzipSync(readFileSync(from)));
  else copyFileSync(from, file);
  return { name, file };
}

export function publishedFolder(corpus: string, folder: string, name: string, archive: string): Folder | undefined {
  const from = path.join(corpus, archive);
  if (!existsSync(from)) return undefined;
  const target = path.join(folder, 'published-files');
  mkdirSync(target);
  execFileSync('tar', ['-xzf', from, '-C', target]);
  return { name, folder: target };
}
