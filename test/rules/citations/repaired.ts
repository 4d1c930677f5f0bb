/** For repairs whose layout is the writer's matter: the object that a repair leaves. */
import { parseFixture } from '../../fixture.ts';
import { type CheckOptions, openFixture } from '../check.ts';

/** The first file's value after the repair whose title begins so, of a finding at the cursor. */
export function repaired(fixture: string, title: string, options: CheckOptions = {}): Record<string, unknown> {
  const { cursor, files } = parseFixture(fixture);
  const engine = openFixture(fixture, options);
  const repairs = engine
    .findingsAt(cursor?.path ?? '', cursor?.from ?? 0, cursor?.to ?? 0)
    .filter(({ finding }) => options.only === undefined || options.only.includes(finding.rule.code))
    .flatMap((finding) => engine.repairs(finding));
  const repair = repairs.find((candidate) => candidate.title.startsWith(title));
  if (repair === undefined) throw new Error(`no "${title}" among ${repairs.map((one) => one.title).join(' | ')}`);
  const edits = [...repair.edits].sort((a, b) => b.from - a.from);
  const content = files[0]?.content ?? '';
  return JSON.parse(edits.reduce((text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to), content));
}
