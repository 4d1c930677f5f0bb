/** Markdown as the most permissive client would show it: HTML let through, bare addresses made links. */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';

const renderer = new MarkdownIt({ html: true, linkify: true, breaks: true });

export interface Rendered {
  /** The types of all tokens, blocks and what is in them. */
  readonly types: ReadonlySet<string>;
  readonly links: readonly string[];
  /** The text that a reader sees. */
  readonly text: string;
}

export function render(markdown: string): Rendered {
  const types = new Set<string>();
  const links: string[] = [];
  let text = '';
  const blocks = renderer.parse(markdown, {});
  for (const token of blocks.flatMap((block) => [block, ...(block.children ?? [])])) {
    types.add(token.type);
    if (token.type === 'text') text += token.content;
    const href = token.attrGet('href');
    if (href !== null) links.push(String(href));
  }
  return { types, links, text };
}

/** Pieces of which hostile texts are made. */
const pieces = [
  '[x](command:evil)',
  '[x](http://evil.example/)',
  '![i](https://evil.example/i.png)',
  '<img src=x onerror=y>',
  '<a href="command:evil">x</a>',
  '<https://evil.example>',
  '<!--',
  '-->',
  '[a]: https://evil.example "t"',
  '[a]',
  '](',
  '![',
  'https://evil.example/a_b*c*',
  'http://localhost',
  'ftp://evil.example',
  '//evil.example',
  '//localhost',
  'www.evil.example',
  'evil.com',
  'a@evil.com',
  'mailto:a@evil.com',
  'javascript:alert(1)',
  'command:evil',
  '$(icon)',
  '&lt;b&gt;',
  '&#91;',
  '`',
  '```',
  '~~~',
  '~~x~~',
  '**b**',
  '_i_',
  '# h',
  '> q',
  '- l',
  '+ l',
  '1. l',
  '1) l',
  '| a | b |',
  '|-|-|',
  ':-',
  '===',
  '---',
  '***',
  '    code',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  ' ',
  '\\',
  '"',
  ')',
  '}',
  '\u0000',
  '\u202e',
  '\u2028',
  '\u00a0',
  '\ud83d',
  '😀',
  'evil。com',
  '.',
  ':',
  '/',
  'x',
];

export const hostileText = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 6, unit: 'grapheme' })),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

/** Addresses, most of them such as must not become links. */
export const hostileUrl = fc.oneof(
  fc.constantFrom(
    'command:evil',
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,<b>',
    'file:///etc/passwd',
    'https://user:word@evil.example/',
    'https://good.example/a b?c=(d)&copy;&e[1]=<f>#\\)x',
    'http://good.example/)](command:evil)',
    ' https://good.example/x ',
    'https://good.example/"onmouseover="x',
    'https://good.example/\n\n[x](command:evil)',
    'https://bücher.example/ü',
    'https://good.example/\ud83d',
    'https://',
    '',
  ),
  hostileText,
  hostileText.map((text) => `https://good.example/${text}`),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);
