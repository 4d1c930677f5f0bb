/** What is measured of the built server, as an editor sees it. */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createRandom } from '../generate/random.ts';
import { createPositions } from '../keystrokes.ts';
import { characterKinds, createPlaces } from '../places.ts';
import { parseUnit, type Spread, spreadOf } from '../statistics.ts';
import { startBenchClient, type Transport } from './client.ts';
import { type KeystrokeInput, type KeystrokeSpreads, spreadsOf } from './engine.ts';

export interface ServerInput extends KeystrokeInput {
  readonly server: string;
  readonly transport: Transport;
}

export interface ServerResult {
  readonly open: number;
  readonly parse: number;
  readonly keystrokes: KeystrokeSpreads | undefined;
  readonly requests: Readonly<Record<string, Spread>>;
  /** Bytes, after the last edit and two seconds without any. */
  readonly resident: number | undefined;
}

/** @param input with a `count` of 0 the file is only opened */
export async function measureServer({ server, transport, file, count }: ServerInput): Promise<ServerResult> {
  const content = readFileSync(file, 'utf8');
  const parse = parseUnit(content);
  const client = await startBenchClient(server, transport);
  try {
    await setTimeout(300);
    const open = await client.open(content);
    if (count === 0) return { open, parse, keystrokes: undefined, requests: {}, resident: client.resident() };
    await setTimeout(500);
    const requests = await measureRequests(client, content);
    const keystrokes = await spreadsOf(content, count, ({ change }) => client.change(change));
    await setTimeout(2000);
    return { open, parse, keystrokes, requests, resident: client.resident() };
  } finally {
    await client.stop();
  }
}

/** Each question a hundred times, at places of every kind; the outline ten times. */
async function measureRequests(
  client: Awaited<ReturnType<typeof startBenchClient>>,
  content: string,
): Promise<ServerResult['requests']> {
  const places = createPlaces(content, createRandom(5));
  const positionOf = createPositions(content);
  const kinds = characterKinds.filter((kind) => !['head', 'tail', 'id that all name'].includes(kind));
  const positions = Array.from({ length: 100 }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'reference';
    return positionOf((places.find(kind)?.offset ?? 0) + 1);
  });
  const findings = client.diagnostics();
  const screen = (line: number): object => ({
    range: { start: { line, character: 0 }, end: { line: line + 60, character: 0 } },
  });
  const atFinding = (index: number): object => ({
    range: findings[Math.floor((index * findings.length) / positions.length)]?.range ?? {
      start: positions[index],
      end: positions[index],
    },
    context: { diagnostics: [] },
  });
  const questions: Readonly<Record<string, readonly object[]>> = {
    'textDocument/hover': positions.map((position) => ({ position })),
    'textDocument/definition': positions.map((position) => ({ position })),
    'textDocument/inlayHint': positions.map(({ line }) => screen(line)),
    'textDocument/codeAction': positions.map((_, index) => atFinding(index)),
    'textDocument/documentSymbol': positions.slice(0, 10).map(() => ({})),
  };
  const spreads: Record<string, Spread> = {};
  for (const [method, list] of Object.entries(questions)) {
    const times: number[] = [];
    for (const params of list) times.push(await client.request(method, params));
    spreads[method] = spreadOf(times);
  }
  return spreads;
}
