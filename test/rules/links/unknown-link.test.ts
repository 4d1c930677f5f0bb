import { test } from 'vitest';
import { check } from '../check.ts';
import { markBelow, text, tool } from './objects.ts';

const only = { only: ['unknown-link', 'link-kind', 'link-text'] };
const url = 'https://attack.mitre.org/software/S9001';
const description = `Drops [Paperfan](${url}).`;

test('information while no catalog is loaded', () => {
  const message = 'info unknown-link: no object in the workspace (no catalog is loaded) has the ATT&CK id "S9001"';
  check(text(description, [tool(2, 'Papercrane', 'S9002')], markBelow(description, url, message)), only);
});

test('a warning once one is', () => {
  const message = 'warning unknown-link: no object in the workspace or a catalog has the ATT&CK id "S9001"';
  const fixture = text(description, [], markBelow(description, url, message));
  check(`//- /a.json\n${fixture}\n//- /catalog/c.json\n${tool(2, 'Papercrane', 'S9002')}`, only);
});

test('the object may be in another document, and the link another part of the page', () => {
  check(`//- /a.json\n${text(description, [])}\n//- /catalog/c.json\n${tool(2, 'Paperfan', 'S9001')}`, only);
  check(`//- /a.json\n${text(description, [])}\n//- /b.json\n${tool(2, 'Paperfan', 'S9001')}`, only);
  const analytic = `{"type": "x-mitre-analytic", "id": "x-mitre-analytic--#3", "name": "Analytic 9110", "external_references":
[{"source_name": "mitre-attack", "external_id": "AN9110"}]}`;
  const link = 'See [Analytic 9110](https://attack.mitre.org/detectionstrategies/DET9039#AN9110).';
  check(text(link, [analytic]), only);
});

test('links in descriptions of references are not looked at', () => {
  check(
    `{"type": "tool", "id": "tool--#1", "external_references": [{"source_name": "One", "description": "${description}"}]}`,
    only,
  );
});
