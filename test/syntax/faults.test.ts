// A brace, bracket, quote, colon or comma too many or too few in one object: that object has a problem, and every other
// chunk is exactly as in the sound document. Tried for each structural character of the middle one of five objects.

import { expect, test } from 'vitest';
import { type Chunk, objectText } from '../../server/src/syntax/chunk.ts';
import { createText, type Text } from '../../server/src/syntax/text.ts';

const shared = {
  created: '2020-01-01T00:00:00.000Z',
  external_references: [
    { source_name: 'mitre-attack', external_id: 'S0001', url: 'https://example.org/S0001' },
    { source_name: 'Report, 2020', description: 'An "odd" one: {a}, [b].', url: 'https://example.org/r' },
  ],
  kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'impact' }],
  object_marking_refs: ['marking-definition--1', 'marking-definition--2'],
  x_nested: { a: { b: 1 }, c: [] },
  revoked: false,
};
const typeFirst = [1, 2, 3, 4, 5].map((n) => ({ type: 'malware', id: `malware--${n}`, ...shared, name: `Name ${n}` }));
const typeLast = [1, 2, 3, 4, 5].map((n) => ({ ...shared, id: `malware--${n}`, name: `Name ${n}`, type: 'malware' }));
const lines = (objects: readonly object[], join: string) => objects.map((object) => JSON.stringify(object)).join(join);

const layouts: Readonly<Record<string, (objects: readonly object[]) => string>> = {
  'pretty bundle': (objects) => JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }, undefined, 4),
  'bundle with members behind': (objects) =>
    JSON.stringify({ objects, spec_version: '2.0', type: 'bundle' }, undefined, 2),
  'bundle with tabs': (objects) => JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }, undefined, '\t'),
  'bundle with CRLF': (objects) => JSON.stringify({ type: 'bundle', objects }, undefined, 4).replaceAll('\n', '\r\n'),
  'minified bundle': (objects) => JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }),
  'minified bundle with blanks': (objects) => `{"type": "bundle", "objects": [${lines(objects, ', ')}]}`,
  'pretty list': (objects) => JSON.stringify(objects, undefined, 2),
  'minified list': (objects) => JSON.stringify(objects),
  'list with an object on each line': (objects) => `[\n${lines(objects, ',\n')}\n]\n`,
  'flat list': (objects) => JSON.stringify(objects, undefined, 2).replace(/^ +/gm, ''),
  'hugging list': (objects) => JSON.stringify(objects, undefined, 2).replace(/^\[\n *\{/, '[{'),
  'JSON Lines': (objects) => `${lines(objects, '\n')}\n`,
  'lines joined by commas': (objects) => lines(objects, ',\n'),
  'two on the first line': (objects) => `${lines(objects.slice(0, 2), ', ')}\n${lines(objects.slice(2), '\n')}`,
  'middle one shares its line': (objects) => `${lines(objects.slice(0, 2), '\n')}\n${lines(objects.slice(2), ', ')}`,
  'pretty sequence': (objects) => objects.map((object) => JSON.stringify(object, undefined, 2)).join('\n'),
};

interface Fault {
  readonly kind: string;
  readonly content: string;
}

/** Every structural character of [from, to) removed, and doubled; quotes of strings count. */
function faultsIn(content: string, from: number, to: number): readonly Fault[] {
  const faults: Fault[] = [];
  let isInside = false;
  for (let at = from; at < to; at++) {
    const character = content.charAt(at);
    if (character === '"') isInside = !isInside;
    else if (character === '\\') {
      at++;
      continue;
    } else if (isInside) continue;
    if (!/[{}[\]",:]/.test(character)) continue;
    const where = `at ${at - from}: ${content.slice(at - 12, at)}«${character}»${content.slice(at + 1, at + 12)}`;
    faults.push({ kind: `${character} removed ${where}`, content: content.slice(0, at) + content.slice(at + 1) });
    faults.push({
      kind: `${character} doubled ${where}`,
      content: content.slice(0, at) + character + content.slice(at),
    });
  }
  return faults;
}

/** The neighbours whose object is not as it was, and problems told anywhere but at the faulty object. */
function harm(sound: Text, text: Text, index: number): readonly string[] {
  const harmed: string[] = [];
  const isSame = (one: Chunk | undefined, other: Chunk | undefined) =>
    one !== undefined && other !== undefined && objectText(one) === objectText(other) && !one.broken;
  sound.chunks.forEach((chunk, i) => {
    const other = i < index ? text.chunks[i] : text.chunks[text.chunks.length - (sound.chunks.length - i)];
    if (i !== index && !isSame(other, chunk)) harmed.push(`object ${i}`);
    else if (i > index && other?.problem !== undefined) harmed.push(`a problem at ${i}`);
    else if (i < index - 1 && other?.text !== chunk.text) harmed.push(`text of ${i}`);
  });
  return harmed;
}

/** A fault that leaves the structure whole must at least keep its object from being read. */
function isSound(text: Text): boolean {
  return text.chunks.every(
    (chunk) => chunk.problem === undefined && (chunk.objectEnd === 0 || isJson(objectText(chunk))),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

for (const [name, write] of Object.entries(layouts)) {
  for (const [order, all] of Object.entries({ 'type first': typeFirst, 'type last': typeLast })) {
    for (const index of [1, 3, 5]) {
      test(`${name}, ${order}, object ${index}: one fault harms no neighbour`, () => {
        const content = write(all);
        const sound = createText(content);
        expect(sound.chunks.length).toBe(6);
        const before = sound.chunks.slice(0, index).reduce((sum, chunk) => sum + chunk.text.length, 0);
        const faults = faultsIn(content, before, before + (sound.chunks[index]?.objectEnd ?? 0));
        expect(faults.length).toBeGreaterThan(100);
        const failed = faults.flatMap(({ kind, content: faulty }) => {
          const text = createText(faulty);
          const harmed = isSound(text) ? ['nobody'] : harm(sound, text, index);
          return harmed.length === 0 ? [] : [`${kind} → ${harmed.join(', ')}`];
        });
        expect(failed).toEqual([]);
      });
    }
  }
}
