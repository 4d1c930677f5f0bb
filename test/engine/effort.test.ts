/** What an edit may cost, counted in objects that are looked at. */
import { expect, test } from 'vitest';
import { createEngine } from '../../server/src/engine.ts';
import { uuidOf } from '../fixture.ts';

const group = `intrusion-set--${uuidOf(1)}`;

function bundle(relationships: number): string {
  const objects: object[] = [{ type: 'intrusion-set', id: group, name: 'Amber Gull', description: 'Steals maps.' }];
  for (let index = 0; index < relationships; index += 1) {
    objects.push({
      type: 'relationship',
      id: `relationship--${uuidOf(1000 + index)}`,
      relationship_type: 'uses',
      source_ref: group,
      target_ref: `malware--${uuidOf(2000 + index)}`,
      description: `Report ${index}.`,
    });
  }
  return JSON.stringify({ type: 'bundle', id: `bundle--${uuidOf(2)}`, objects }, undefined, 4);
}

function effortOf(content: string, place: string, text: string): { readonly objects: number; readonly linked: number } {
  const engine = createEngine({ newUuid: () => uuidOf(1), now: () => '2026-01-02T03:04:05.678Z' });
  engine.open('/a.json', content);
  engine.settle();
  const before = { ...engine.checker.statistics };
  const from = content.indexOf(place) + place.length;
  engine.edit('/a.json', [{ from, to: from, text }]);
  engine.settle();
  const { objects, linked } = engine.checker.statistics;
  return { objects: objects - before.objects, linked: linked - before.linked };
}

test('editing prose reads and checks exactly one object', () => {
  expect(effortOf(bundle(300), 'Report 150', ' x')).toEqual({ objects: 1, linked: 1 });
});

test('editing the prose of an object that everything points at checks it alone', () => {
  expect(effortOf(bundle(300), 'Steals maps', ' x')).toEqual({ objects: 1, linked: 1 });
});

test('revoking an object checks those who point at it, and reads one object', () => {
  const { objects, linked } = effortOf(bundle(300), `"id": "${group}",`, ' "revoked": true,');
  expect(objects).toBe(1);
  expect(linked).toBe(301);
});

test('breaking an object reads no other', () => {
  const { objects } = effortOf(bundle(300), 'Report 150."', '"');
  expect(objects).toBe(1);
});

test('a pasted object is read once', () => {
  const pasted = ` {"type": "malware", "id": "malware--${uuidOf(2001)}", "name": "Copperlift"},`;
  const { objects } = effortOf(bundle(300), '"objects": [', pasted);
  expect(objects).toBeLessThanOrEqual(2);
});
