/**
 * The law that makes editing safe: whatever was typed, the state is what a fresh start on the same text would say.
 * `npm run fuzz` runs it longer (FUZZ_RUNS).
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultConfiguration } from '../../server/src/config.ts';
import { createEngine, type Engine } from '../../server/src/engine.ts';
import { contentOf } from '../../server/src/syntax/text.ts';
import { uuidOf } from '../fixture.ts';
import { edit, type RandomEdit, stixDocument } from './random-stix.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 300);
/** Far more than they need: a long run must not end for its length. */
const patience = 60_000 + 60 * runs;
const uris = ['/folder/a.json', '/folder/b.json'] as const;

test(
  'an edited engine says what a fresh one says',
  () => {
    fc.assert(
      fc.property(
        fc.tuple(stixDocument, stixDocument, stixDocument),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), edit), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        ([first, second, catalog], edits, catalogLast) => {
          const edited = engineOf([first, second], catalogLast ? undefined : catalog);
          for (const [which, change] of edits) {
            apply(edited, uris[which] ?? uris[0], change);
            edited.settle();
          }
          if (catalogLast) edited.load('/catalog/c.json', catalog, 'catalog');
          edited.settle();
          const texts = uris.map((uri) => textOf(edited, uri));
          const fresh = engineOf(texts, catalog);
          for (const uri of uris) expect(stateOf(edited, uri)).toEqual(stateOf(fresh, uri));
        },
      ),
      { numRuns: runs },
    );
  },
  patience,
);

test(
  'closing and opening again changes nothing',
  () => {
    fc.assert(
      fc.property(fc.tuple(stixDocument, stixDocument), fc.boolean(), ([first, second], loadBetween) => {
        const engine = engineOf([first, second], undefined);
        const before = uris.map((uri) => stateOf(engine, uri));
        engine.remove(uris[0]);
        if (loadBetween) engine.load(uris[0], first, 'workspace');
        engine.settle();
        engine.open(uris[0], first);
        engine.settle();
        expect(uris.map((uri) => stateOf(engine, uri))).toEqual(before);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  },
  patience,
);

function engineOf(texts: readonly string[], catalog: string | undefined): Engine {
  const engine = createEngine({ newUuid: () => uuidOf(1), now: () => '2026-01-02T03:04:05.678Z' });
  engine.configure({ ...defaultConfiguration, preset: 'attack', maxProblems: 100_000 }, true);
  if (catalog !== undefined) engine.load('/catalog/c.json', catalog, 'catalog');
  texts.forEach((text, index) => {
    engine.open(uris[index] ?? uris[0], text);
  });
  engine.settle();
  return engine;
}

function apply(engine: Engine, uri: string, { at, length, text }: RandomEdit): void {
  const size = textOf(engine, uri).length;
  const from = Math.floor(at * size);
  engine.edit(uri, [{ from, to: Math.min(size, from + length), text }]);
}

function textOf(engine: Engine, uri: string): string {
  const text = engine.document(uri)?.text;
  return text === undefined ? '' : contentOf(text);
}

/** All that a user can see of a document. */
function stateOf(engine: Engine, uri: string): unknown {
  const length = textOf(engine, uri).length;
  return {
    findings: engine
      .findings(uri)
      .findings.map((shown) => {
        const { code } = shown.finding.rule;
        const related = shown.finding.related?.map(({ record, path, message }) => [
          engine.locate(record, path),
          message,
        ]);
        const start = engine.positionAt(uri, shown.from);
        const end = engine.positionAt(uri, shown.to);
        return JSON.stringify([
          code,
          shown.severity,
          shown.finding.message,
          start,
          end,
          engine.pointer(shown),
          related,
        ]);
      })
      .sort(),
    summary: engine.summary(uri),
    symbols: engine.documentSymbols(uri),
    hints: engine.inlayHints(uri, 0, length),
  };
}
