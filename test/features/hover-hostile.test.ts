import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hover } from '../../server/src/features/hover.ts';
import { linkTarget } from '../../server/src/features/shared/markdown.ts';
import { createWorkspace, putDocument } from '../../server/src/workspace.ts';
import { expandIds } from '../fixture.ts';
import { hostileText, hostileUrl, render } from './render.ts';

test('nothing of a document takes effect: the only links are those of its external references', () => {
  const hostileObject = fc.record({
    name: hostileText,
    type: fc.oneof(fc.constantFrom('malware', 'intrusion-set', 'ipv4-addr'), hostileText),
    aliases: fc.array(hostileText, { maxLength: 3 }),
    description: hostileText,
    sourceName: hostileText,
    text: hostileText,
    url: hostileUrl,
    pageUrl: hostileUrl,
    attackId: fc.oneof(fc.constant('S9001'), hostileText),
    relationshipType: hostileText,
    phase: hostileText,
    revoked: fc.boolean(),
    cited: fc.boolean(),
    file: hostileText,
  });
  const allowed = new Set([
    'heading_open',
    'heading_close',
    'paragraph_open',
    'paragraph_close',
    'inline',
    'text',
    'strong_open',
    'strong_close',
    'em_open',
    'em_close',
    'bullet_list_open',
    'bullet_list_close',
    'list_item_open',
    'list_item_close',
    'link_open',
    'link_close',
    'hr',
  ]);
  let hovers = 0;
  fc.assert(
    fc.property(hostileObject, (hostile) => {
      const id = (number: number): string => expandIds(`malware--#${number}`);
      const { name, type, aliases, sourceName, text, url, pageUrl, attackId, relationshipType, revoked, phase } =
        hostile;
      const references = [
        { source_name: 'mitre-attack', external_id: attackId, url: pageUrl },
        { source_name: hostile.cited ? `A${sourceName}` : 'other', description: text, url },
      ];
      const description = `${hostile.description} (Citation: A${sourceName}) [x](https://attack.mitre.org/software/S9001)`;
      const objects = [
        {
          type,
          id: id(1),
          name,
          aliases,
          description,
          external_references: references,
          revoked,
          value: text,
          [text]: text,
        },
        { type: 'x-mitre-tactic', id: id(3), name, x_mitre_shortname: phase, external_references: references },
        { type: 'relationship', id: id(4), relationship_type: relationshipType, source_ref: id(1), target_ref: id(3) },
        { type: 'relationship', id: id(5), relationship_type: 'revoked-by', source_ref: id(1), target_ref: id(3) },
        {
          type: 'note',
          id: id(6),
          object_refs: [id(1), text],
          kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: phase }],
        },
        { type: 'observed-data', id: id(7), objects: { [text]: { type, value: name, a_ref: text } } },
      ];
      const workspace = createWorkspace();
      const content = JSON.stringify(objects, null, 1);
      const far = `file:///${hostile.file}`;
      putDocument(workspace, 'file:///a.json', content, 'open');
      putDocument(workspace, far, JSON.stringify([{ ...objects[0], id: id(8) }]), 'catalog');
      const targets = new Set([linkTarget(url), linkTarget(pageUrl)]);
      const seen = new Set<string>();
      for (let offset = 0; offset < content.length; offset += 7) {
        const found = hover(workspace, 'file:///a.json', offset);
        if (found === undefined || seen.has(found.markdown)) continue;
        seen.add(found.markdown);
        hovers += 1;
        const { types, links } = render(found.markdown);
        expect([...types].filter((one) => !allowed.has(one))).toEqual([]);
        for (const link of links) expect(targets.has(link)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
  expect(hovers).toBeGreaterThan(300);
});
