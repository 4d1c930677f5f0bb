/** The job itself, on the data it was asked for: over the protocol, with the published bundles as catalogs. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { type Client, codesOf, startClient } from './client.ts';

const corpus = process.env.STIX_CORPUS;

test.runIf(corpus === undefined)('the seed file was not opened: STIX_CORPUS is not set', () => {
  expect(corpus).toBeUndefined();
});

type Values = Readonly<Record<string, unknown>>;

const seedFile = path.join(corpus ?? '', 'relationships.seed.txt');
const catalog = path.join(corpus ?? '', 'enterprise-attack.json.gz');
const uri = pathToFileURL(seedFile).toString();

async function openSeed(catalogs: readonly string[]): Promise<Client> {
  const client = await startClient({ settings: { stix: { catalogs } } });
  await client.until('the catalogs read', () => client.hintRefreshes.length > 0);
  await client.open(uri, readFileSync(seedFile, 'utf8'), 'stix');
  await client.findings(uri);
  return client;
}

/** The objects of a sequence like the seed file's. */
function objectsOf(text: string): readonly Values[] {
  const joined = text.trim().replace(/,?[ \t]*\n\s*/g, ',');
  return JSON.parse(`[${joined.replace(/,$/, '')}]`) as Values[];
}

test.runIf(corpus !== undefined)('the seed file: its defects, and nothing else', async () => {
  const client = await openSeed([]);
  const count = (code: string, times: number): readonly string[] => Array<string>(times).fill(code);
  const expected = [
    ...count('malformed-id', 13),
    ...count('malformed-reference', 31),
    ...count('missing-reference', 34),
    ...count('unknown-link', 9),
  ];
  const found = await client.findings(uri);
  expect(codesOf(found)).toBe(expected.join(' '));
  expect(new Set(found.filter(({ code }) => code === 'unknown-link').map(({ severity }) => severity))).toEqual(
    new Set([3]),
  );
});

test.runIf(corpus !== undefined)(
  'all 13 citations of the seed hover with their url, and lead to their entry',
  async () => {
    const client = await openSeed([]);
    const text = client.textOf(uri).getText();
    const citations = [...text.matchAll(/\(Citation: ([^)]*(?:\([^)]*\))?[^)]*)\)/g)];
    expect(citations).toHaveLength(13);
    for (const { index, 1: name = '' } of citations) {
      const position = client.textOf(uri).positionAt(index + 12);
      const object = objectsOf(text).find(({ description }) => String(description).includes(`(Citation: ${name})`));
      const entries = object?.external_references as { source_name: string; url: string }[];
      const url = entries.find(({ source_name }) => source_name === name)?.url ?? 'none';
      // In Markdown a round bracket would end the link.
      const linked = url.replaceAll('(', '%28').replaceAll(')', '%29');
      expect(JSON.stringify((await client.hover(uri, position))?.contents)).toContain(`](${linked})`);
      const [link] = (await client.definition(uri, position)) as { targetRange: Parameters<Client['textAt']>[1] }[];
      expect(link && client.textAt(uri, link.targetRange)).toContain(url);
    }
  },
);

test.runIf(corpus !== undefined)(
  'with enterprise as catalog: sources from links, and whole relationships restored',
  async () => {
    const client = await openSeed([catalog]);
    const found = await client.findings(uri);
    expect(codesOf(found)).not.toContain('unknown-link');
    const before = objectsOf(client.textOf(uri).getText());
    const { objects } = JSON.parse(gunzipSync(readFileSync(catalog)).toString()) as { objects: Values[] };
    const byAttackId = new Map(objects.flatMap((one) => attackIdsOf(one).map((id) => [id, one.id] as const)));

    let linked = 0;
    const restored: number[] = [];
    const candidates: number[] = [];
    for (const [number, object] of before.entries()) {
      const actions = await actionsOf(client, number);
      const attackId = /attack\.mitre\.org\/\w+\/(\w+)\)/.exec(String(object.description))?.[1];
      const source = attackId === undefined ? undefined : byAttackId.get(attackId);
      if (source !== undefined) {
        const offers = actions.map((action) => objectsOf(client.applied(uri, action))[number]?.source_ref);
        expect(offers, `${attackId} for object ${number}`).toContain(source);
        linked += 1;
      }
      const twins = objects.filter(
        (one) =>
          one.type === 'relationship' &&
          one.relationship_type === object.relationship_type &&
          one.description === object.description,
      );
      const offered = actions.filter(({ title }) => title.startsWith('Restore '));
      const results = offered.map((action) => objectsOf(client.applied(uri, action))[number]);
      const exact = twins.filter(({ created }) => created === object.created);
      if (exact.length === 1) {
        expect(
          offered.some(({ isPreferred }) => isPreferred === true),
          `object ${number}`,
        ).toBe(true);
        expect(pickIds(results[0])).toEqual(pickIds(exact[0]));
        restored.push(number);
      } else if (twins.length > 0) {
        const wanted = (exact.length > 0 ? exact : twins).map(pickIds);
        expect(unique(results.map(pickIds))).toEqual(unique(wanted));
        candidates.push(wanted.length);
      } else expect(offered).toEqual([]);
    }
    expect(linked).toBe(9);
    expect(restored).toHaveLength(10);
    expect(candidates).toEqual([2]);
  },
);

/** The quick fixes of one object of the seed, each once. */
async function actionsOf(client: Client, number: number): Promise<readonly CodeAction[]> {
  const row = (await client.symbols(uri))[number];
  if (row === undefined) throw new Error(`there is no object ${number}`);
  const actions = await client.actions(uri, row.range, ['quickfix']);
  return [...new Map(actions.map((action) => [JSON.stringify(action.edit), action])).values()];
}

const idProperties = [
  'id',
  'source_ref',
  'target_ref',
  'created_by_ref',
  'x_mitre_modified_by_ref',
  'object_marking_refs',
];

function pickIds(object: Values | undefined): Values {
  return Object.fromEntries(idProperties.map((name) => [name, object?.[name]]));
}

function unique(rows: readonly Values[]): readonly string[] {
  return [...new Set(rows.map((row) => JSON.stringify(row)))].sort();
}

function attackIdsOf(object: Values): readonly string[] {
  const references = (object.external_references ?? []) as { source_name: string; external_id?: string }[];
  return references.flatMap(({ source_name, external_id }) =>
    source_name === 'mitre-attack' && external_id !== undefined ? [external_id] : [],
  );
}
