import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Chunk, objectText } from '../../server/src/syntax/chunk.ts';
import {
  chunkAt,
  chunkStart,
  contentOf,
  createText,
  editText,
  lineCount,
  offsetAt,
  positionAt,
  sliceText,
  type Text,
} from '../../server/src/syntax/text.ts';
import { applyTo, document, editOf, stroke } from './fuzz.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 300);

/** All of a text but the tables that are filled on demand. */
function plain(text: Text): unknown {
  const { chunks, shape, length, root, layout } = text;
  const { offsets, lines, columns, reaches } = layout;
  return { chunks, shape, length, root, offsets, lines, columns, reaches };
}

function objects(text: Text): readonly Chunk[] {
  return text.chunks.filter((chunk) => chunk.objectEnd > 0);
}

test('a sound document is cut into exactly its objects', () => {
  fc.assert(
    fc.property(document, ({ objects: expected, content }) => {
      const text = createText(content);
      expect(contentOf(text)).toBe(content);
      expect(text.chunks.filter((chunk) => chunk.problem !== undefined)).toEqual([]);
      const read = objects(text).map((chunk) => JSON.parse(objectText(chunk)));
      expect(read).toEqual(JSON.parse(JSON.stringify(expected)));
    }),
    { numRuns: runs },
  );
});

test('after any edits the text is what it would be from scratch', () => {
  fc.assert(
    fc.property(document, fc.array(stroke, { minLength: 1, maxLength: 8 }), ({ content }, strokes) => {
      let now = content;
      let text = createText(content);
      for (const one of strokes) {
        const edit = editOf(now, one);
        now = applyTo(now, edit);
        const change = editText(text, edit);
        const expected = text.chunks.slice();
        expect(expected.splice(change.at, change.removed.length, ...change.inserted)).toEqual(change.removed);
        expect(change.text.chunks).toEqual(expected);
        text = change.text;
        expect(contentOf(text)).toBe(now);
        expect(plain(text)).toEqual(plain(createText(now)));
      }
    }),
    { numRuns: runs },
  );
});

test('a problem lies in its chunk, and broken tells whether it is in the object', () => {
  fc.assert(
    fc.property(document, fc.array(stroke, { minLength: 1, maxLength: 3 }), ({ content }, strokes) => {
      const text = createText(strokes.reduce((now, one) => applyTo(now, editOf(now, one)), content));
      for (const chunk of text.chunks) {
        const { problem } = chunk;
        if (problem === undefined) continue;
        expect(problem.from).toBeGreaterThanOrEqual(0);
        expect(problem.from).toBeLessThanOrEqual(problem.to);
        expect(problem.to).toBeLessThanOrEqual(chunk.text.length);
        expect(problem.message).not.toBe('');
        if (chunk.broken) expect(problem.from).toBeLessThan(chunk.objectEnd);
      }
    }),
    { numRuns: runs },
  );
});

test('positions are those of vscode-languageserver-textdocument', () => {
  fc.assert(
    fc.property(document, fc.array(stroke, { maxLength: 3 }), ({ content }, strokes) => {
      const now = strokes.reduce((before, one) => applyTo(before, editOf(before, one)), content);
      const text = createText(now);
      const model = TextDocument.create('file:///a.json', 'json', 1, now);
      expect(lineCount(text)).toBe(model.lineCount);
      for (let offset = -1; offset <= now.length + 1; offset += 1 + Math.floor(now.length / 60)) {
        expect(positionAt(text, offset)).toEqual(model.positionAt(offset));
      }
      for (let line = -1; line <= model.lineCount; line += 1 + Math.floor(model.lineCount / 20)) {
        for (const character of [-1, 0, 1, 7, 80, 100_000]) {
          expect(offsetAt(text, { line, character })).toBe(model.offsetAt({ line, character }));
        }
      }
    }),
    { numRuns: runs },
  );
});

test('a slice is the slice of the content', () => {
  fc.assert(
    fc.property(document, fc.nat(), fc.nat(), ({ content }, one, other) => {
      const [from = 0, to = 0] = [one % (content.length + 2), other % (content.length + 2)].sort((a, b) => a - b);
      const text = createText(content);
      expect(sliceText(text, from, to)).toBe(content.slice(from, to));
      expect(chunkStart(text, chunkAt(text, from))).toBeLessThanOrEqual(from);
    }),
    { numRuns: runs },
  );
});
