/** The disk. Reads are synchronous inside: several times faster than asynchronous ones for thousands of small files. */
import { closeSync, lstatSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { glob } from 'tinyglobby';
import { URI } from 'vscode-uri';
import { type Host, stixExtensions } from './host.ts';
import { type IgnoreFile, ignoreTest } from './ignored.ts';

const headBytes = 16_384;
const candidates = [`**/*.{${stixExtensions.join(',')}}`, '**/*.json.gz'];
const candidateName = new RegExp(`\\.(?:${stixExtensions.join('|')}|json\\.gz)$`);
const skipped = ['**/node_modules/**', '**/.git/**'];
const skippedFolder = /(?:^|\/)(?:node_modules|\.git)\//;

export function createNodeHost(): Host {
  return {
    list,
    lists,
    head: async (uri) => readHead(pathOf(uri)),
    read: async (uri) => readText(pathOf(uri)),
    kind: async (uri) => kindOf(statsOf(uri)),
    async stamp(uri) {
      const stats = statsOf(uri);
      return kindOf(stats) === 'file' ? `${stats?.mtimeMs} ${stats?.size} ${stats?.ino}` : undefined;
    },
  };
}

async function list(folder: string, excluded: readonly string[] = []): Promise<readonly string[]> {
  const cwd = pathOf(folder);
  // As git does: a link would bring files twice, or lead round in a circle.
  const options = { cwd, ignore: skipped, dot: true, followSymbolicLinks: false, expandDirectories: false } as const;
  const [files, ignoreFiles] = await Promise.all([glob(candidates, options), glob(['**/.gitignore'], options)]);
  const isIgnored = ignoreTest(
    ignoreFiles.flatMap((file) => readIgnoreFile(cwd, folderOf(file))),
    excluded,
  );
  return files
    .filter((file) => !isIgnored(file))
    .sort()
    .map((file) => URI.file(join(cwd, file)).toString());
}

async function lists(folder: string, uri: string, excluded: readonly string[] = []): Promise<boolean> {
  if (!isOnDisk(folder) || !isOnDisk(uri)) return false;
  const cwd = pathOf(folder);
  const path = relative(cwd, pathOf(uri)).split(sep).join('/');
  if (path === '' || path.startsWith('../') || !candidateName.test(path) || skippedFolder.test(path)) return false;
  const ignoreFiles: IgnoreFile[] = [];
  for (let above = folderOf(path); ; above = folderOf(above)) {
    ignoreFiles.push(...readIgnoreFile(cwd, above));
    if (above === '') break;
  }
  return isOwnFile(pathOf(uri)) && !ignoreTest(ignoreFiles, excluded)(path);
}

/** Whether it is a file, and no link to one. */
function isOwnFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}

/** None where there is none, or none that can be read: then it names nothing. */
function readIgnoreFile(cwd: string, folder: string): readonly IgnoreFile[] {
  try {
    return [{ folder, content: readText(join(cwd, folder, '.gitignore')) }];
  } catch {
    return [];
  }
}

function folderOf(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? '' : folder;
}

function readHead(path: string): string {
  if (path.endsWith('.gz')) return readText(path).slice(0, headBytes);
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes);
    const length = readSync(descriptor, buffer, 0, headBytes, 0);
    return decode(buffer.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  return decode(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** UTF-8, or what a byte order mark says, as editors read it; the mark is no part of the text. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}

/** Undefined where there is nothing, or nothing that may be looked at. */
function statsOf(uri: string): Stats | undefined {
  if (!isOnDisk(uri)) return undefined;
  try {
    return statSync(pathOf(uri), { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function kindOf(stats: Stats | undefined): 'file' | 'folder' | 'absent' {
  if (stats === undefined) return 'absent';
  return stats.isDirectory() ? 'folder' : 'file';
}

function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:');
}

function pathOf(uri: string): string {
  if (!isOnDisk(uri)) throw new Error(`${uri} is no file on disk`);
  return URI.parse(uri).fsPath;
}
