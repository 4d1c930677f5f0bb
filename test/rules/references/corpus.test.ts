// Held against MITRE's own data in the folder that the environment variable STIX_CORPUS names; without it these tests do not run.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Engine, ShownFinding } from '../../../server/src/engine.ts';
import { allRules } from '../../../server/src/rules/all.ts';
import { openFixture, testEngine } from '../check.ts';

const corpus = process.env.STIX_CORPUS ?? '';
const present = corpus !== '' && existsSync(corpus);
const ours = new Set(
  allRules.filter(({ group }) => group === 'references' || group === 'objects').map(({ code }) => code),
);

function read(name: string): string {
  const bytes = readFileSync(join(corpus, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function findingsOf(engine: Engine, uri: string): readonly ShownFinding[] {
  return engine.findings(uri, Number.POSITIVE_INFINITY).findings.filter(({ finding }) => ours.has(finding.rule.code));
}

function countsOf(findings: readonly ShownFinding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { finding } of findings) counts[finding.rule.code] = (counts[finding.rule.code] ?? 0) + 1;
  return counts;
}

/** An engine in which the content is open and nothing else is known. */
function alone(content: string): Engine {
  const engine = openFixture('{}');
  engine.open('/corpus.json', content);
  engine.settle();
  return engine;
}

test.runIf(present)('the seed file: blank ids, blank and cut references, nothing else', () => {
  const findings = findingsOf(alone(read('relationships.seed.txt')), '/corpus.json');
  expect(countsOf(findings)).toEqual({ 'malformed-id': 13, 'missing-reference': 34, 'malformed-reference': 31 });
});

test.runIf(present)(
  'ATT&CK 18.1: every finding is a known defect',
  () => {
    const counts = (name: string) => countsOf(findingsOf(alone(read(name)), '/corpus.json'));
    expect(counts('ics-attack-18.1.json')).toEqual({ 'missing-reference': 5 });
    expect(counts('mobile-attack-18.1.json')).toEqual({
      'missing-reference': 1,
      'deprecated-target': 8,
      'revoked-without-replacement': 1,
    });
    const enterprise = {
      'missing-reference': 7,
      'revoked-target': 4,
      'deprecated-target': 1,
      'relationship-combination': 1,
    };
    expect(counts('enterprise-attack.json.gz')).toEqual(enterprise);
    expect(counts('enterprise-attack-2.1.json.gz')).toEqual(enterprise);
  },
  240_000,
);

interface Relationship {
  readonly [member: string]: unknown;
}

test.runIf(present)(
  'the seed file with enterprise: relationships restored as MITRE published them, sources offered',
  () => {
    const enterprise = read('enterprise-attack.json.gz');
    const published = (JSON.parse(enterprise) as { readonly objects: readonly Relationship[] }).objects;
    const byId = new Map(published.map((object) => [object.id, object]));
    const engine = testEngine();
    engine.load('/catalog/enterprise.json', enterprise, 'catalog');
    engine.open('/seed.stix', read('relationships.seed.txt'));
    engine.settle();

    const ids = findingsOf(engine, '/seed.stix').filter(({ finding }) => finding.rule.code === 'malformed-id');
    const offers = ids.map((shown) =>
      engine.repairs(shown).filter(({ title }) => title.startsWith('Restore 6 ids from ')),
    );
    expect(offers.map((repairs) => repairs.length).sort()).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
    for (const repairs of offers) {
      for (const { edits, safe } of repairs) {
        const values = edits.map(({ text }) => JSON.parse(text.startsWith('"') ? text : `"${text}"`) as string);
        const original = byId.get(values.find((value) => value.startsWith('relationship--')));
        const members = ['id', 'source_ref', 'target_ref', 'created_by_ref', 'x_mitre_modified_by_ref'];
        const wanted = [...members.map((member) => original?.[member]), original?.object_marking_refs].flat();
        expect([...values].sort()).toEqual([...wanted].sort());
        expect(safe).toBe(repairs.length === 1);
      }
    }

    const sources = findingsOf(engine, '/seed.stix').filter(({ finding }) => finding.path[0] === 'source_ref');
    const filled = sources.filter((shown) => {
      const [link] = shown.record.facts.links;
      return (
        link !== undefined &&
        engine.repairs(shown).some(({ title }) => title.startsWith(`Set source_ref to ${link.text} (`))
      );
    });
    expect(filled).toHaveLength(9);
  },
  240_000,
);
