// A folder of JSON files that are no STIX, many enough to be a project of its own.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const shapes = [
  (number) => ({ name: `package-${number}`, version: '1.0.0', type: 'module', dependencies: { left: '^1.0.0' } }),
  (number) => ({ type: 'object', id: `schema-${number}`, properties: { created: { type: 'string' } } }),
  (number) => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [number, number] }, properties: {} }),
  (number) => [{ id: number, type: 'message', text: 'not a threat' }],
];

export function prepare(folder) {
  for (let number = 0; number < 200; number++) {
    const place = path.join(folder, `part-${number % 10}`);
    mkdirSync(place, { recursive: true });
    const value = shapes[number % shapes.length](number);
    writeFileSync(path.join(place, `file-${number}.json`), JSON.stringify(value, undefined, 2));
  }
  return {};
}
