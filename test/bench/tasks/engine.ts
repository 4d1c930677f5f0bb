/** What is measured of the engine, each in a process of its own. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createRandom } from '../generate/random.ts';
import { apart, characterKeystrokes, type Keystroke, structureKeystrokes } from '../keystrokes.ts';
import { parseUnit, type Spread, spreadOf } from '../statistics.ts';
import { createSession } from './session.ts';

export interface OpenResult {
  readonly open: number;
  readonly parse: number;
  readonly objects: number;
  readonly findings: number;
}

/** The first open of this process: the compiler has seen nothing yet. */
export async function measureOpen({ file }: { readonly file: string }): Promise<OpenResult> {
  const content = readFileSync(file, 'utf8');
  const session = createSession();
  const open = await session.open(content);
  const objects = session.engine.summary('file:///bench/bundle.json')?.objects ?? 0;
  const findings = session.published();
  return { open, parse: parseUnit(content), objects, findings };
}

export interface KeystrokeInput {
  readonly file: string;
  /** How many edits of each sort. */
  readonly count: number;
}

/** All edits together, those of large objects left out; and by kind. */
export interface KeystrokeSpreads {
  readonly characters: Spread;
  readonly structure: Spread;
  readonly kinds: Readonly<Record<string, Spread>>;
}

export async function measureKeystrokes({ file, count }: KeystrokeInput): Promise<KeystrokeSpreads> {
  const content = readFileSync(file, 'utf8');
  const session = createSession();
  await session.open(content);
  return spreadsOf(content, count, (keystroke) => session.change(keystroke.change));
}

/** Sends the edits one after the other and puts their times in order. */
export async function spreadsOf(
  content: string,
  count: number,
  send: (keystroke: Keystroke) => Promise<number>,
): Promise<KeystrokeSpreads> {
  const times = new Map<string, number[]>();
  const measured = async (keystrokes: readonly Keystroke[]): Promise<Spread> => {
    const together: number[] = [];
    for (const keystroke of keystrokes) {
      const time = await send(keystroke);
      const same = times.get(keystroke.kind);
      if (same === undefined) times.set(keystroke.kind, [time]);
      else same.push(time);
      if (!apart.has(keystroke.kind)) together.push(time);
    }
    return spreadOf(together);
  };
  const random = createRandom(3);
  const characters = await measured(characterKeystrokes(content, random, count));
  const structure = await measured(structureKeystrokes(content, random, count));
  return {
    characters,
    structure,
    kinds: Object.fromEntries([...times].map(([kind, list]) => [kind, spreadOf(list)])),
  };
}

export interface MemoryResult {
  /** Bytes beyond an empty engine: the heap and the typed arrays. */
  readonly heap: number;
  /** Of the whole process, in bytes. */
  readonly resident: number;
  readonly file: number;
}

/** After a collection, a pause, and another one: needs `--expose-gc`. */
export async function measureMemory({ file }: { readonly file: string }): Promise<MemoryResult> {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('start this with --expose-gc');
  const session = createSession();
  await session.open('{"type":"bundle","id":"bundle--1","objects":[]}');
  const held = async (): Promise<number> => {
    collect();
    await setTimeout(300);
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = await held();
  const length = await openFile(session, file);
  const heap = (await held()) - before;
  return { heap, resident: process.memoryUsage().rss, file: length };
}

/** A function of its own, so that nothing keeps the content but the engine. */
async function openFile(session: ReturnType<typeof createSession>, file: string): Promise<number> {
  const bytes = readFileSync(file);
  await session.open(bytes.toString('utf8'));
  return bytes.length;
}
