/** The measurements, one section after the other; each gives rows of the table. */
import type { Dataset, Folder, MadeDataset } from './data.ts';
import { apart } from './keystrokes.ts';
import { inTurn, type Measure, type Result } from './processes.ts';
import { megabytes, milliseconds, type Row, spread } from './report.ts';
import { medianOf } from './statistics.ts';
import { targets } from './targets.ts';

export interface Plan {
  readonly measure: Measure;
  /** How often each time is taken that has no spread of its own. */
  readonly repetitions: number;
  /** Edits of each sort. */
  readonly edits: number;
  readonly peerEdits: number;
  /** Path of the built server. */
  readonly server: string;
  /** Path of the OASIS schema of a bundle; it is in no package of the registry. */
  readonly schema: string | undefined;
}

type Opened = readonly { readonly open: number; readonly parse: number }[];

const openTime = (results: Opened): number => medianOf(results.map(({ open }) => open));
const parseRatio = (results: Opened): number => medianOf(results.map(({ open, parse }) => open / parse));

/** Opening a large bundle, and typing in it, beside what the peer needs. */
export async function largeBundle(plan: Plan, { name: data, file }: Dataset): Promise<readonly Row[]> {
  const { measure } = plan;
  const { one: ours, other: peers } = await inTurn(
    plan.repetitions,
    () => measure('open', { file }),
    () => measure('peer', { file, edits: 0 }),
  );
  const peer = openTime(peers) / openTime(ours);
  const keystrokes = await measure('keystrokes', { file, count: plan.edits });
  const peerTyping = await measure('peer', { file, edits: plan.peerEdits });
  return [
    coldRow(data, ours),
    {
      measure: 'open, against vscode-json-languageservice without schema',
      data,
      value: `${milliseconds(openTime(ours))}, peer ${milliseconds(openTime(peers))}`,
      parse: parseRatio(peers),
      peer,
      target: targets.peerOpen,
      figure: peer,
    },
    ...typing('engine', data, keystrokes),
    ...typingAgainstPeer(data, keystrokes, peerTyping),
  ];
}

/** A bundle with an object of 4 MB; the peer's cost is that of any text of this size. */
export async function giantBundle(plan: Plan, { name: data, file }: Dataset): Promise<readonly Row[]> {
  const { one: ours } = await inTurn(
    plan.repetitions,
    () => plan.measure('open', { file }),
    async () => undefined,
  );
  const keystrokes = await plan.measure('keystrokes', { file, count: plan.edits });
  return [coldRow(data, ours), ...typing('engine', data, keystrokes)];
}

/** Opening a small bundle in a fresh process, and typing in it: `large` is what typing in the large one took. */
export async function smallBundle(plan: Plan, { name: data, file }: Dataset, large: Dataset): Promise<readonly Row[]> {
  const { measure } = plan;
  const { one: ours, other: peers } = await inTurn(
    plan.repetitions * 2 + 1,
    () => measure('open', { file }),
    () => measure('peer', { file, edits: 0, schema: undefined }),
  );
  const served = await inTurn(
    plan.repetitions,
    () => measure('server', { file, count: 0, server: plan.server, transport: 'stdio' }),
    async () => undefined,
  );
  const { one: small, other: big } = await inTurn(
    3,
    () => measure('keystrokes', { file, count: plan.edits }),
    () => measure('keystrokes', { file: large.file, count: plan.edits }),
  );
  const p50 = (results: readonly Result<'keystrokes'>[]): number =>
    medianOf(results.map(({ characters }) => characters.p50));
  return [
    { ...firstOpen('first open, fresh process, engine', data, ours), peer: openTime(peers) / openTime(ours) },
    firstOpen('first open, fresh server, stdio', data, served.one),
    {
      measure: `keystroke p50, ${large.name} against this`,
      data,
      value: `${milliseconds(p50(big))}, here ${milliseconds(p50(small))}`,
      target: targets.growth,
      figure: p50(big) / p50(small),
    },
    ...(small[0] === undefined ? [] : typing('engine', data, small[0])),
    await againstSchema(plan, data, file, openTime(ours)),
  ];
}

/** The built server, as an editor sees it. */
export async function throughServer(
  plan: Plan,
  { name: data, file }: Dataset,
  transport: 'stdio' | 'ipc',
): Promise<readonly Row[]> {
  const result = await plan.measure('server', { file, count: plan.edits, server: plan.server, transport });
  const where = `server, ${transport}`;
  const rows: Row[] = [
    {
      measure: `open to findings, ${where}`,
      data,
      value: milliseconds(result.open),
      parse: result.open / result.parse,
    },
    ...(result.keystrokes === undefined ? [] : typing(where, data, result.keystrokes)),
  ];
  for (const [method, times] of Object.entries(result.requests)) {
    const measure = `${method.replace('textDocument/', '')}, ${where}`;
    const isOutline = method === 'textDocument/documentSymbol';
    const wanted = isOutline ? {} : { target: targets.request, figure: times.p95 };
    rows.push({ measure, data, value: spread(times), ...wanted });
  }
  if (result.resident !== undefined) {
    rows.push({ measure: `resident memory, ${where}`, data, value: megabytes(result.resident) });
  }
  return rows;
}

export async function memory(plan: Plan, { name: data, file }: Dataset): Promise<readonly Row[]> {
  const { heap, resident, file: bytes } = await plan.measure('memory', { file });
  const value = `${megabytes(heap)} = ${(heap / bytes).toFixed(2)} × file, resident ${megabytes(resident)}`;
  return [{ measure: 'heap after idle, text included', data, value, target: targets.heap, figure: heap / bytes }];
}

/** The first scan fills the disk's cache and is not counted. */
export async function folderScan(plan: Plan, { name: data, folder }: Folder): Promise<readonly Row[]> {
  await plan.measure('scan', { folder });
  const { one } = await inTurn(
    plan.repetitions,
    () => plan.measure('scan', { folder }),
    async () => undefined,
  );
  const rate = medianOf(one.map(({ files, milliseconds: time }) => (files / time) * 1000));
  const reading = medianOf(one.map(({ files, milliseconds: time, listing }) => (files / (time - listing)) * 1000));
  const blocked = medianOf(one.map(({ blocked: longest }) => longest));
  const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')} files/s`;
  const value = `${perSecond(rate)}; without the listing ${perSecond(reading)}`;
  return [
    { measure: 'folder scan, warm cache', data, value, target: targets.scan, figure: rate },
    {
      measure: 'longest wait during the scan',
      data,
      value: milliseconds(blocked),
      target: targets.blocked,
      figure: blocked,
    },
  ];
}

/** @param datasets from small to large; rows hold those against their half that have twice its objects */
export async function doubling(plan: Plan, datasets: readonly MadeDataset[]): Promise<readonly Row[]> {
  const times = datasets.map((): number[] => []);
  for (let run = 0; run < plan.repetitions; run += 1) {
    for (const [index, { file }] of datasets.entries()) {
      times[index]?.push((await plan.measure('open', { file })).open);
    }
  }
  const medians = times.map(medianOf);
  return datasets.map(({ name: data, objects }, index) => {
    const whole = medians[index] ?? 0;
    const half = datasets[index - 1]?.objects === objects / 2 ? medians[index - 1] : undefined;
    if (half === undefined) return { measure: 'open, fresh process', data, value: milliseconds(whole) };
    return {
      measure: 'open, twice the objects',
      data,
      value: `${milliseconds(half)} → ${milliseconds(whole)}: ${(whole / half).toFixed(2)} ×`,
      target: targets.doubling,
      figure: whole / half,
    };
  });
}

function coldRow(data: string, results: readonly Result<'open'>[]): Row {
  return {
    measure: 'cold full analysis, fresh process',
    data: `${data}, ${results[0]?.findings} findings`,
    value: milliseconds(openTime(results)),
    parse: parseRatio(results),
    target: targets.cold,
    figure: parseRatio(results),
  };
}

function typing(where: string, data: string, { characters, structure, kinds }: Result<'keystrokes'>): readonly Row[] {
  const rows: Row[] = [
    {
      measure: `keystroke to findings, ${where}`,
      data,
      value: spread(characters),
      target: targets.keystroke,
      figure: characters.p95,
    },
    {
      measure: `objects pasted, deleted, broken, ${where}`,
      data,
      value: spread(structure),
      target: targets.structure,
      figure: structure.p95,
    },
  ];
  const giant = kinds['giant object'];
  if (giant !== undefined) {
    const measure = `keystroke in the giant object, ${where}`;
    rows.push({ measure, data, value: spread(giant), target: targets.giant, figure: giant.p95 });
  }
  const hub = kinds['id that all name'];
  if (hub !== undefined)
    rows.push({ measure: `keystroke in the id that all name, ${where}`, data, value: spread(hub) });
  const slowest = Object.entries(kinds)
    .filter(([kind]) => !apart.has(kind))
    .sort(([, a], [, b]) => b.p95 - a.p95)
    .slice(0, 3);
  for (const [kind, times] of slowest) rows.push({ measure: `… slowest kind: ${kind}`, data, value: spread(times) });
  return rows;
}

function typingAgainstPeer(data: string, ours: Result<'keystrokes'>, peer: Result<'peer'>): readonly Row[] {
  if (peer.keystroke === undefined) return [];
  const faster = peer.keystroke / ours.characters.p50;
  return [
    {
      measure: 'keystroke p50, against vscode-json-languageservice without schema',
      data,
      value: `${milliseconds(ours.characters.p50)}, peer ${milliseconds(peer.keystroke)}`,
      parse: peer.keystroke / peer.parse,
      peer: faster,
      target: targets.peerKeystroke,
      figure: faster,
    },
  ];
}

function firstOpen(measure: string, data: string, results: Opened): Row {
  const ratio = parseRatio(results);
  const time = openTime(results);
  const inTime = time <= targets.firstOpenMilliseconds;
  const figure = inTime ? Math.min(ratio, targets.firstOpen.must) : ratio;
  return { measure, data, value: milliseconds(time), parse: ratio, target: targets.firstOpen, figure };
}

async function againstSchema({ measure, schema }: Plan, data: string, file: string, open: number): Promise<Row> {
  const row = { measure: 'open, against it with the OASIS schema', data, target: targets.peerSchema };
  if (schema === undefined) return { ...row, value: 'STIX_SCHEMA is not set' };
  const peer = await measure('peer', { file, edits: 0, schema });
  const value = `${milliseconds(open)}, peer ${milliseconds(peer.open)}`;
  return { ...row, value, parse: peer.open / peer.parse, peer: peer.open / open, figure: peer.open / open };
}
