/** Where the time goes: functions and modules by the share of samples in which they themselves ran. */
import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector/promises';
import { createRandom } from '../generate/random.ts';
import { apart, characterKeystrokes } from '../keystrokes.ts';
import { measureScan } from './scan.ts';
import { createSession } from './session.ts';

export interface ProfileInput {
  /** For 'scan' a folder. */
  readonly file: string;
  readonly what: 'open' | 'keystrokes' | 'scan';
  /** How many edits. */
  readonly count: number;
}

export interface Share {
  readonly name: string;
  /** In [0, 1], of all time that was not idle. */
  readonly share: number;
}

export interface ProfileResult {
  readonly functions: readonly Share[];
  readonly modules: readonly Share[];
}

export async function measureProfile({ file, what, count }: ProfileInput): Promise<ProfileResult> {
  if (what === 'scan') return profiled(() => measureScan({ folder: file }));
  const content = readFileSync(file, 'utf8');
  const session = createSession();
  if (what === 'open') return profiled(() => session.open(content));
  await session.open(content);
  const keystrokes = characterKeystrokes(content, createRandom(3), count).filter(({ kind }) => !apart.has(kind));
  return profiled(async () => {
    for (const { change } of keystrokes) await session.change(change);
  });
}

async function profiled(work: () => Promise<unknown>): Promise<ProfileResult> {
  const inspector = new Session();
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.setSamplingInterval', { interval: 500 });
  await inspector.post('Profiler.start');
  await work();
  const { profile } = await inspector.post('Profiler.stop');
  inspector.disconnect();
  return sharesOf(profile);
}

function sharesOf({ nodes, samples = [] }: Profiler.Profile): ProfileResult {
  const moduleOf = createModules();
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const functions = new Map<string, number>();
  const modules = new Map<string, number>();
  let all = 0;
  for (const sample of samples) {
    const frame = frames.get(sample);
    if (frame === undefined || frame.functionName === '(idle)' || frame.functionName === '(root)') continue;
    const module = moduleOf(frame.url, frame.lineNumber);
    const name = frame.functionName || '(anonymous)';
    all += 1;
    functions.set(`${name}  ${module}`, (functions.get(`${name}  ${module}`) ?? 0) + 1);
    modules.set(module || name, (modules.get(module || name) ?? 0) + 1);
  }
  const sorted = (counts: ReadonlyMap<string, number>): readonly Share[] =>
    [...counts].map(([name, count]) => ({ name, share: count / all })).sort((a, b) => b.share - a.share);
  return { functions: sorted(functions), modules: sorted(modules) };
}

/** The bundler heads each module with a comment that names its file. */
function createModules(): (url: string, line: number) => string {
  const bundle = process.argv[1] ?? '';
  const heads = readFileSync(bundle, 'utf8')
    .split('\n')
    .flatMap((text, line) =>
      /^\/\/ (?:server|test|node_modules)\//.test(text) ? [{ line, name: text.slice(3) }] : [],
    );
  return (url, line) => {
    if (!url.endsWith('child.js')) return url === '' ? '' : url;
    return heads.findLast((head) => head.line <= line)?.name ?? '';
  };
}
