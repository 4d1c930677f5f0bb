/**
 * Fixtures as text. `//- /path` starts a file; `$0` is the cursor and a second `$0` ends a selection; a line of blanks and
 * `^^^ words` says something of the place above it; `--#12` stands for a UUID of its own, so that ids are short to read.
 */

export interface Mark {
  readonly path: string;
  /** Offsets in the file. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface FixtureFile {
  readonly path: string;
  readonly content: string;
}

export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly marks: readonly Mark[];
  /** The first `$0`, and where the selection ends (the same place where there is one `$0` only). */
  readonly cursor: { readonly path: string; readonly from: number; readonly to: number } | undefined;
}

const markLine = /^( *)(\^+) ?(.*)$/;

/** @param source the fixture; a first line break and the last one are left out. A file may stand without a `//-` line. */
export function parseFixture(source: string): Fixture {
  const files: FixtureFile[] = [];
  const marks: Mark[] = [];
  let cursor: Fixture['cursor'];
  for (const { path, lines } of sections(source)) {
    let content = '';
    let lineStart = 0;
    for (const line of lines) {
      const mark = markLine.exec(line);
      if (mark !== null && content !== '') {
        const from = lineStart + (mark[1]?.length ?? 0);
        marks.push({ path, from, to: from + (mark[2]?.length ?? 0), text: mark[3] ?? '' });
        continue;
      }
      lineStart = content.length;
      const parts = line.split('$0');
      parts.forEach((part, index) => {
        content += expandIds(part);
        if (index === parts.length - 1) return;
        cursor =
          cursor === undefined ? { path, from: content.length, to: content.length } : { ...cursor, to: content.length };
      });
      content += '\n';
    }
    files.push({ path, content: content.slice(0, -1) });
  }
  return { files, marks, cursor };
}

/** `--#12` → a UUID that is the same in every fixture. */
export function expandIds(text: string): string {
  return text.replace(/--#(\d+)/g, (_, number: string) => `--${uuidOf(Number(number))}`);
}

export function uuidOf(number: number): string {
  const digits = number.toString(16).padStart(4, '0');
  const spread = ((number * 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
  return `${spread}-${digits}-4${digits.slice(1)}-8${spread.slice(0, 3)}-${spread}${digits}`;
}

function sections(source: string): { readonly path: string; readonly lines: string[] }[] {
  const lines = source
    .replace(/^\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n');
  const found: { path: string; lines: string[] }[] = [];
  for (const line of lines) {
    const header = /^\/\/- (\/\S*)$/.exec(line);
    if (header?.[1] !== undefined) found.push({ path: header[1], lines: [] });
    else if (found.length === 0) found.push({ path: '/a.json', lines: [line] });
    else found[found.length - 1]?.lines.push(line);
  }
  return found;
}
