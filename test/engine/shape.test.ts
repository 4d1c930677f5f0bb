/**
 * How the cost of opening and of typing grows with the file: never how long it takes. Processor time is compared within
 * one run, the least of several counts, and the margins are wide: what fails here is work that grows with the document.
 */
import { expect, test } from 'vitest';
import { createEngine, type Engine } from '../../server/src/engine.ts';
import { generateBundle } from '../bench/generate/bundle.ts';
import { createRandom } from '../bench/generate/random.ts';
import { type CharacterKind, createPlaces } from '../bench/places.ts';
import { uuidOf } from '../fixture.ts';
import { expectLinear } from '../shape.ts';

const uri = '/a.json';
const kinds: readonly CharacterKind[] = [
  'prose',
  'name',
  'id',
  'reference',
  'citation',
  'link',
  'time',
  'head',
  'tail',
];

test('opening is linear in the number of objects', () => {
  expectLinear((objects) => {
    const content = generateBundle({ objects });
    return () => opened(content);
  }, 400);
});

test('a keystroke costs the same in a file of eight times the size', () => {
  const small = typist(1_000);
  const large = typist(8_000);
  const ratios: number[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const times = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
    for (let round = 0; round < 6; round += 1) {
      times.small = Math.min(times.small, processorTime(small));
      times.large = Math.min(times.large, processorTime(large));
    }
    const ratio = times.large / times.small;
    ratios.push(ratio);
    // What reads the whole document would need eight times as long.
    if (ratio < 3) return;
  }
  expect.fail(`in eight times the file, typing took ${ratios.map((ratio) => ratio.toFixed(1)).join(', ')} × the time`);
});

test('an edit of prose has exactly one object read and checked', () => {
  const content = generateBundle({ objects: 1_000 });
  const engine = opened(content);
  const places = createPlaces(content, createRandom(11));
  for (let edit = 0; edit < 100; edit += 1) {
    const before = { ...engine.checker.statistics };
    const from = places.find('prose')?.offset ?? 0;
    engine.edit(uri, [{ from, to: from, text: 'x' }]);
    engine.settle();
    const { objects, linked } = engine.checker.statistics;
    expect({ objects: objects - before.objects, linked: linked - before.linked }).toEqual({ objects: 1, linked: 1 });
    engine.edit(uri, [{ from, to: from + 1, text: '' }]);
    engine.settle();
  }
});

function opened(content: string): Engine {
  const engine = createEngine({ newUuid: () => uuidOf(1), now: () => '2026-01-02T03:04:05.678Z' });
  engine.open(uri, content);
  engine.settle();
  return engine;
}

/**
 * A hundred edits of every kind and their findings, each taken back. The bundle is clean, so that as many findings are
 * shown in a large file as in a small one.
 */
function typist(objects: number): () => void {
  const content = generateBundle({ objects, clean: true });
  const engine = opened(content);
  const places = createPlaces(content, createRandom(objects));
  const strokes = Array.from({ length: 99 }, (_, index) => places.find(kinds[index % kinds.length] ?? 'prose'));
  const settle = (from: number, to: number, text: string): void => {
    engine.edit(uri, [{ from, to, text }]);
    engine.settle();
    engine.findings(uri);
  };
  return () => {
    for (const stroke of strokes) {
      if (stroke === undefined) continue;
      settle(stroke.offset, stroke.offset, stroke.text);
      settle(stroke.offset, stroke.offset + stroke.text.length, '');
    }
  };
}

/** Milliseconds. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
