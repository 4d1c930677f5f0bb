/** Every cap is told where it is hit. */
import { expect, test } from 'vitest';
import { limits, settings } from '../../server/src/config.ts';
import { uuidOf } from '../fixture.ts';
import { testEngine } from '../rules/check.ts';

function objects(count: number, member: string): string {
  const list = Array.from(
    { length: count },
    (_, index) => `{"type":"malware","id":"malware--${uuidOf(index + 1)}"${member}}`,
  );
  return `[${list.join(',\n')}]`;
}

const told: Readonly<Record<string, () => void>> = {
  'stix.maxProblems': () => {
    const engine = testEngine();
    engine.open('/a.json', objects(1001, ',"created_by_ref":""'));
    engine.settle();
    expect(engine.findings('/a.json')).toMatchObject({ cut: 1 });
    expect(engine.summary('/a.json')?.limits).toEqual([
      '1 finding is not shown: the 1000 worst are (setting stix.maxProblems)',
    ]);
  },
  outlineRows: () => {
    const engine = testEngine();
    engine.open('/a.json', objects(limits.outlineRows + 3, ''));
    expect(engine.documentSymbols('/a.json')).toHaveLength(limits.outlineRows);
    expect(engine.summary('/a.json')?.limits.join()).toContain('leaves out 3');
  },
  inlayHints: () => {
    const engine = testEngine();
    const target = `malware--${uuidOf(1)}`;
    engine.open('/a.json', objects(limits.inlayHints + 5, `,"name":"A","other_ref":"${target}"`));
    const { hints, cut } = engine.inlayHints('/a.json', 0, Number.MAX_SAFE_INTEGER);
    expect(hints).toHaveLength(limits.inlayHints);
    expect(cut).toBe(true);
  },
};

const caps = [...settings.filter(({ cap }) => cap === true).map(({ key }) => key), ...Object.keys(limits)];

test.each(caps)('%s is told', (cap) => {
  expect(Object.keys(told)).toContain(cap);
  told[cap]?.();
});
