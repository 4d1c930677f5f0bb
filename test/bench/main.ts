/**
 * Measures this project, and prints the table of what is wanted beside what this machine gives. Figures of a busy machine
 * are worth little: the load is told, and only the ratios may be compared with another run's.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Dataset, type Folder, madeBundle, madeFolder, publishedBundle, publishedFolder } from './data.ts';
import { createMeasure, type Measure } from './processes.ts';
import { type Row, reached, tableOf } from './report.ts';
import {
  doubling,
  folderScan,
  giantBundle,
  largeBundle,
  memory,
  type Plan,
  smallBundle,
  throughServer,
} from './sections.ts';
import type { Share } from './tasks/profile.ts';

const { values } = parseArgs({
  options: {
    /** Smaller data, fewer repetitions: for a look, not for the record. */
    quick: { type: 'boolean', default: false },
    /** Writes the table there too. */
    markdown: { type: 'string' },
    /** Sections to run, by name, joined by commas. */
    only: { type: 'string' },
    /** Prints where the time goes, and measures nothing. */
    profile: { type: 'boolean', default: false },
  },
});

async function main(folder: string): Promise<void> {
  const { quick } = values;
  const begun = Date.now();
  const corpus = quick ? undefined : process.env.STIX_CORPUS;
  if (corpus === undefined) console.log('published bundles are not measured: STIX_CORPUS is not set, or --quick is.');
  const plan: Plan = {
    measure: createMeasure(path.join('out', 'bench', 'child.js')),
    repetitions: quick ? 1 : 5,
    edits: quick ? 100 : 600,
    peerEdits: quick ? 3 : 7,
    server: path.resolve(process.env.STIX_DIST ?? 'dist', 'server.js'),
    schema: process.env.STIX_SCHEMA,
  };
  const size = quick ? 5_000 : 25_000;
  const large = madeBundle(folder, '', { objects: size });
  const small = madeBundle(folder, '', { objects: 1_900 });
  const collection = madeBundle(folder, ' and a collection of all', { objects: size, collection: true });
  const minified = madeBundle(folder, ' on one line', { objects: size, collection: true, minified: true });
  const enterprise = corpus && publishedBundle(corpus, folder, 'enterprise 18.1', 'enterprise-attack.json.gz');
  const ics = corpus && publishedBundle(corpus, folder, 'ics 18.1', 'ics-attack-18.1.json');

  if (values.profile) {
    const datasets = enterprise ? [large, enterprise] : [large];
    return printProfiles(plan.measure, datasets, madeFolder(folder, quick ? 2_000 : 24_771));
  }

  const sections: Readonly<Record<string, () => Promise<readonly (readonly Row[])[]>>> = {
    large: async () => [await largeBundle(plan, large), ...(enterprise ? [await largeBundle(plan, enterprise)] : [])],
    small: async () => [
      await smallBundle(plan, small, large),
      ...(ics && enterprise ? [await smallBundle(plan, ics, enterprise)] : []),
    ],
    giant: async () => [await giantBundle(plan, collection), await giantBundle(plan, minified)],
    server: async () => [
      await throughServer(plan, large, 'stdio'),
      await throughServer(plan, large, 'ipc'),
      ...(enterprise ? [await throughServer(plan, enterprise, 'stdio')] : []),
    ],
    memory: async () => [await memory(plan, large), ...(enterprise ? [await memory(plan, enterprise)] : [])],
    scan: async () => {
      const real =
        corpus && publishedFolder(corpus, folder, 'enterprise 18.1, folder', 'cti-enterprise-attack-tree.tar.gz');
      return [
        await folderScan(plan, madeFolder(folder, quick ? 2_000 : 24_771)),
        ...(real ? [await folderScan(plan, real)] : []),
      ];
    },
    doubling: async () => {
      const sizes = [1, 1_000, size / 2, size, size * 2];
      return [
        await doubling(
          plan,
          sizes.map((objects) => madeBundle(folder, '', { objects })),
        ),
      ];
    },
  };
  const chosen = values.only?.split(',') ?? Object.keys(sections);
  const unknown = chosen.filter((name) => sections[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`no such section: ${unknown.join(', ')}; ${Object.keys(sections).join(', ')}`);

  const rows: Row[] = [];
  const loadBefore = loadavg()[0] ?? 0;
  for (const name of chosen) {
    const section = ((await sections[name]?.()) ?? []).flat();
    rows.push(...section);
    console.log(`\n${name}\n${tableOf(section).join('\n')}`);
  }
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
  const load = `load ${loadBefore.toFixed(1)} → ${(loadavg()[0] ?? 0).toFixed(1)}`;
  const told = `${machine}; ${load}; ${((Date.now() - begun) / 1000).toFixed(0)} s; npm run bench${quick ? ' -- --quick' : ''}`;
  const missed = rows.filter((row) => reached(row) === 'NO');
  console.log(
    `\n${told}\n${missed.length === 0 ? 'every target that was measured is met' : `${missed.length} targets are missed`}`,
  );
  if (values.markdown) writeFileSync(values.markdown, `${told}\n\n${tableOf(rows).join('\n')}\n`);
}

async function printProfiles(measure: Measure, datasets: readonly Dataset[], scanned: Folder): Promise<void> {
  const lines = (shares: readonly Share[]): string =>
    shares.map(({ name, share }) => `${(share * 100).toFixed(1).padStart(5)} %  ${name}`).join('\n');
  const print = async (what: 'open' | 'keystrokes' | 'scan', { name, file }: Dataset): Promise<void> => {
    const { modules, functions } = await measure('profile', { file, what, count: 600 });
    console.log(`\n${what}: ${name}\n${lines(functions.slice(0, 25))}\n\nby module\n${lines(modules.slice(0, 15))}`);
  };
  for (const dataset of datasets) {
    await print('open', dataset);
    await print('keystrokes', dataset);
  }
  await print('scan', { name: scanned.name, file: scanned.folder });
}

const folder = mkdtempSync(path.join(tmpdir(), 'stix-bench-'));
main(folder)
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
