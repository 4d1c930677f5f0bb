/**
 * Which files below a folder are left out: what `.gitignore` files name (gitignore(5)), and what VS Code's
 * `files.exclude` names. Pure; the files are read elsewhere.
 */
import ignore, { type Ignore } from 'ignore';

export interface IgnoreFile {
  /** Relative to the listed folder, with slashes; '' is the folder itself. */
  readonly folder: string;
  readonly content: string;
}

/**
 * A test for paths relative to the listed folder, with slashes. A file nearer to the path wins over one above it, but
 * what lies in an ignored folder stays ignored.
 */
export function ignoreTest(files: readonly IgnoreFile[], excluded: readonly string[]): (path: string) => boolean {
  const hidden = ignore().add(excluded.flatMap(excludeLines));
  const rules = files
    .map(({ folder, content }) => ({ folder, matcher: ignore().add(content) }))
    .sort((a, b) => a.folder.length - b.folder.length);
  const folders = new Map<string, boolean>([['', false]]);

  const matches = (path: string): boolean => {
    let ignored = false;
    for (const { folder, matcher } of rules) {
      if (folder === '') ignored = verdict(matcher, path, ignored);
      else if (path.startsWith(`${folder}/`) && path !== `${folder}/`) {
        ignored = verdict(matcher, path.slice(folder.length + 1), ignored);
      }
    }
    return ignored;
  };
  const inIgnored = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const result = inIgnored(parentOf(folder)) || matches(`${folder}/`);
    folders.set(folder, result);
    return result;
  };
  return (path) => hidden.ignores(path) || inIgnored(parentOf(path)) || matches(path);
}

function verdict(matcher: Ignore, path: string, before: boolean): boolean {
  const { ignored, unignored } = matcher.test(path);
  return ignored || (before && !unignored);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A glob of VS Code as lines of gitignore: anchored at the folder, `{a,b}` written out. */
function excludeLines(glob: string): readonly string[] {
  const group = /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(glob);
  if (group === null) return [`/${glob.replace(/^\.?\//, '')}`];
  const [, before = '', choices = '', after = ''] = group;
  return choices.split(',').flatMap((choice) => excludeLines(before + choice + after));
}
