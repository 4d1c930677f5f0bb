import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  escapeMarkdown,
  linkTarget,
  listOf,
  markdownLink,
  oneLine,
  shorten,
} from '../../server/src/features/shared/markdown.ts';
import { hostileText, hostileUrl, render } from './render.ts';

const onlyText = new Set(['paragraph_open', 'inline', 'text', 'paragraph_close']);

test('escaped text shows as itself and as nothing but text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const { types, text: seen } = render(escapeMarkdown(text));
      expect([...types].filter((type) => !onlyText.has(type))).toEqual([]);
      expect(seen).toBe(oneLine(text));
    }),
    { numRuns: 3000 },
  );
});

test('escaped text stays text behind a heading, in bold, in italics and in a list', () => {
  const allowed = new Set([
    ...onlyText,
    'heading_open',
    'heading_close',
    'strong_open',
    'strong_close',
    'em_open',
    'em_close',
    'bullet_list_open',
    'bullet_list_close',
    'list_item_open',
    'list_item_close',
  ]);
  fc.assert(
    fc.property(hostileText, fc.constantFrom('### X', '**X**', '*X*', '- X', 'a *X* **X**'), (text, frame) => {
      const { types } = render(frame.replaceAll('X', () => escapeMarkdown(`t${text}`)));
      expect([...types].filter((type) => !allowed.has(type))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('ordinary prose is hardly touched', () => {
  expect(escapeMarkdown('Doe, J. (2020, May 4). It works, e.g. on x: a/b. Retrieved May 5, 2020.')).toBe(
    'Doe, J. (2020, May 4). It works, e\\.g. on x: a/b. Retrieved May 5, 2020.',
  );
  expect(escapeMarkdown('')).toBe('');
});

test('links are made of http and https addresses only, whole and encoded', () => {
  expect(markdownLink('page', 'https://acme.example/a(b)c?d="e"&copy;')).toBe(
    '[page](https://acme.example/a%28b%29c?d=%22e%22&copy%3B)',
  );
  expect(markdownLink('page', ' HTTP://ACME.example ')).toBe('[page](http://acme.example/)');
  for (const url of [
    'command:x',
    'javascript:x',
    'data:,x',
    'file:///x',
    '//acme.example',
    'acme.example',
    '',
    'https://u:p@acme.example',
    'https://acme)/',
    `https://acme.example/${'x'.repeat(5000)}`,
  ]) {
    expect(markdownLink('page', url)).toBe('page');
  }
});

test('a link leads to its address and nowhere else, whatever its text', () => {
  fc.assert(
    fc.property(hostileText, hostileUrl, (text, url) => {
      const target = linkTarget(url);
      const { links, types } = render(markdownLink(`t${text}`, url));
      expect(links).toEqual(target === undefined ? [] : [target]);
      expect(types.has('html_inline') || types.has('html_block') || types.has('image')).toBe(false);
      if (target !== undefined) expect(new URL(target).host).toBe(new URL(url.trim()).host);
    }),
    { numRuns: 2000 },
  );
});

test('brackets in the text of a link are no Markdown, not even without their backslashes', () => {
  const text = '[x](command:evil) \\\\[y]';
  const markdown = markdownLink(text, 'https://acme.example/');
  expect(markdown).toBe('[&#91;x&#93;(command:evil) \\\\\\\\&#91;y&#93;](https://acme.example/)');
  expect(render(markdown).text).toBe(text);
});

test('text is cut between characters, and the cut shows', () => {
  expect(shorten('Quiet Crab', 10)).toBe('Quiet Crab');
  expect(shorten('Quiet Crabs', 10)).toBe('Quiet Cra…');
  expect(shorten('😀😀😀', 2)).toBe('😀…');
  expect(shorten(`a\n b\u0000${'c'.repeat(10_000)}`, 6)).toBe('a bcc…');
});

test('a list says how much it leaves out', () => {
  expect(listOf(['A', 'B'], 2)).toBe('A, B');
  expect(listOf(['A', 'B'], 14)).toBe('A, B and 12 more');
  expect(listOf([], 3)).toBe('3');
});
