import { expect, test } from 'vitest';
import { type Hover, hover } from '../../server/src/features/hover.ts';
import { expandIds } from '../fixture.ts';
import { type Loaded, load, loadText } from './support.ts';

function at({ workspace, uri, offset }: Loaded): Hover | undefined {
  return hover(workspace, uri, offset);
}

const crab = `{"type":"intrusion-set","id":"intrusion-set--#1","name":"Quiet Crab","aliases":["Quiet Crab","CRAB-1","Sand Claw"],
 "description":"Quiet Crab digs.(Citation: Acme 2020) It uses [Pincer](https://attack.mitre.org/software/S9001).",
 "external_references":[
  {"source_name":"mitre-attack","external_id":"G9001","url":"https://attack.mitre.org/groups/G9001"},
  {"source_name":"Acme 2020","description":"Doe, J. (2020). Crabs. Retrieved May 1, 2020.","url":"https://acme.example/crabs"}]}`;
const pincer = `{"type":"malware","id":"malware--#2","name":"Pincer","description":"Pincer grips.","external_references":[
  {"source_name":"mitre-attack","external_id":"S9001","url":"https://attack.mitre.org/software/S9001"},
  {"source_name":"Acme 2020","description":"Doe, J. (2020). Crabs.","url":"https://acme.example/crabs"}],
 "x_mitre_detection":"Listen.(Citation: Acme 2020)(Citation: Acme 2020)"}`;
const uses = `{"type":"relationship","id":"relationship--#3","relationship_type":"uses","source_ref":"intrusion-set--#1","target_ref":"malware--#2"}`;
const inBundle = (...objects: readonly string[]): string =>
  `{"type":"bundle","id":"bundle--#99","objects":[\n${objects.join(',\n')}\n]}`;

test('a reference shows the card of its object', () => {
  const loaded = load(inBundle(crab, pincer, uses.replace('intrusion-set--', 'intrusion$0-set--')));
  const found = at(loaded);
  expect(loaded.read(loaded.uri, found?.from, found?.to)).toBe(expandIds('intrusion-set--#1'));
  expect(found?.markdown).toMatchInlineSnapshot(`
    "### Quiet Crab

    intrusion-set · [G9001](https://attack.mitre.org/groups/G9001)

    Also known as CRAB-1, Sand Claw

    Quiet Crab digs. It uses Pincer.

    - From it: *uses* **1**: Pincer"
  `);
});

test('the object of another file: the card says where', () => {
  const loaded = load(
    `//- /w/a.json\n${uses.replace('"malware--', '"mal$0ware--')}\n//- /w/tools%20%5Bx%5D.json\n${pincer}\n//- /c/b.json\n${pincer}`,
    {
      '/w/tools%20%5Bx%5D.json': 'workspace',
      '/c/b.json': 'catalog',
    },
  );
  expect(at(loaded)?.markdown).toMatchInlineSnapshot(`
    "### Pincer

    malware · [S9001](https://attack.mitre.org/software/S9001)

    Pincer grips.

    - To it: *uses* **1**: intrusion-set 9e3779b1

    Defined in tools \\[x\\]\\.json and 1 more file"
  `);
});

test('a relationship, at its type, id and relationship_type', () => {
  const markdown = at(load(inBundle(crab, pincer, uses.replace('"uses"', '"us$0es"'))))?.markdown;
  expect(markdown).toMatchInlineSnapshot(`
    "Quiet Crab *uses* Pincer

    ---

    **Quiet Crab** · intrusion-set · [G9001](https://attack.mitre.org/groups/G9001)

    Quiet Crab digs. It uses Pincer.

    **Pincer** · malware · [S9001](https://attack.mitre.org/software/S9001)

    Pincer grips."
  `);
  expect(at(load(inBundle(crab, pincer, uses.replace('"relationship"', '"$0relationship"'))))?.markdown).toBe(markdown);
  expect(at(load(inBundle(crab, pincer, uses.replace('"relationship--', '"relation$0ship--'))))?.markdown).toBe(
    markdown,
  );
  expect(at(load(inBundle(uses.replace('"uses"', '"us$0es"'))))?.markdown).toMatchInlineSnapshot(
    `"intrusion-set 9e3779b1 *uses* malware 3c6ef362"`,
  );
  expect(at(load('{"type":"relation$0ship","id":"","source_ref":"","target_ref":"attack-"}'))?.markdown).toBe(
    '? *?* attack-',
  );
});

test('a citation shows its reference, its address, and how often it is cited', () => {
  const loaded = load(inBundle(crab.replace('(Citation: Acme', '(Citation: $0Acme'), pincer));
  const found = at(loaded);
  expect(loaded.read(loaded.uri, found?.from, found?.to)).toBe('(Citation: Acme 2020)');
  expect(found?.markdown).toMatchInlineSnapshot(`
    "Doe, J. (2020). Crabs. Retrieved May 1, 2020.

    [https\\:\\//acme\\.example/crabs](https://acme.example/crabs)

    Cited once in this object, twice in another object"
  `);
  expect(at(load(inBundle(crab.replace('"Acme 2020"', '"Acme$0 2020"'), pincer)))?.markdown).toBe(found?.markdown);
});

test('copies of an object in several files count once', () => {
  const loaded = load(
    `//- /a.json\n${crab.replace('(Citation: Acme', '(Citation: $0Acme')}\n//- /b.json\n${crab}\n//- /c.json\n${pincer}\n//- /d.json\n${pincer}`,
  );
  expect(at(loaded)?.markdown).toContain('Cited once in this object, twice in another object');
});

test('a citation without an entry', () => {
  const near = crab.replace('(Citation: Acme', '(Citation: $0acme');
  expect(at(load(inBundle(near, pincer)))?.markdown).toMatchInlineSnapshot(`
    "This object has no entry of the name **acme 2020** in its external references

    Is **Acme 2020** meant?"
  `);
  const other = crab.replace('(Citation: Acme 2020)', '(Citation: Zed$0 1999)');
  expect(at(load(inBundle(other)))?.markdown).toMatchInlineSnapshot(
    `"This object has no entry of the name **Zed 1999** in its external references"`,
  );
  const known = pincer.replaceAll('Acme 2020', 'Zed 1999');
  expect(at(load(inBundle(other, known)))?.markdown).toContain('Another object knows it: Doe, J. (2020). Crabs.');
});

test('an ATT&CK link and a macro show the same card as the id', () => {
  const byId = at(load(inBundle(crab, pincer, uses.replace('"malware--', '"mal$0ware--'))))?.markdown;
  expect(at(load(inBundle(crab.replace('[Pincer]', '[Pin$0cer]'), pincer, uses)))?.markdown).toBe(byId);
  const macro = pincer.replace('Listen.', 'See (LinkById: S$09001)');
  expect(at(load(inBundle(crab, macro, uses)))?.markdown).toBe(byId);
  expect(at(load(inBundle(crab.replace('[Pincer]', '[Pin$0cer]'))))?.markdown).toBe(
    'No object with the ATT&CK id S9001 is known here',
  );
});

test('revoked objects name what replaced them at the end of the chain, deprecated ones say so', () => {
  const revoked = (number: number, name: string): string =>
    `{"type":"malware","id":"malware--#${number}","name":"${name}","revoked":true}`;
  const revokedBy = (from: number, to: number): string =>
    `{"type":"relationship","id":"relationship--#${from}${to}","relationship_type":"revoked-by","source_ref":"malware--#${from}","target_ref":"malware--#${to}"}`;
  const reference = '{"type":"note","id":"note--#50","object_refs":["malware--#$010"]}';
  const chain = [revoked(10, 'Old'), revoked(11, 'Older'), revokedBy(10, 11), revokedBy(11, 2)];
  const cursor = reference.replace('malware--#$010', 'mal$0ware--#10');
  expect(at(load(inBundle(pincer, ...chain, cursor)))?.markdown).toMatchInlineSnapshot(`
    "### Old

    malware

    ⚠ **Revoked**, replaced by **Pincer** · [S9001](https://attack.mitre.org/software/S9001)

    - From it: *revoked-by* **1**: Older
    - Named by 1 other object"
  `);
  expect(at(load(inBundle(revoked(10, 'Old'), cursor)))?.markdown).toContain('**Revoked**\n');
  const circle = [revoked(10, 'Old'), revoked(11, 'Older'), revokedBy(10, 11), revokedBy(11, 10)];
  expect(at(load(inBundle(...circle, cursor)))?.markdown).toContain('**Revoked**, replaced by **Older**');
  const deprecated = '{"type":"malware","id":"malware--#10","name":"Tired","x_mitre_deprecated":true}';
  expect(at(load(inBundle(deprecated, cursor)))?.markdown).toContain('**Deprecated**');
});

test('predefined markings, unknown ids and what says nothing', () => {
  const marked = (id: string): string | undefined =>
    at(load(`{"type":"tool","object_marking_refs":["${id.slice(0, 5)}$0${id.slice(5)}"]}`))?.markdown;
  expect(marked('marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed')).toBe(
    '### TLP:RED\n\nPredefined marking of the Traffic Light Protocol 1.0',
  );
  expect(marked(expandIds('marking-definition--#8'))).toBe('No object with this id is known here');
  expect(marked('marking-')).toBeUndefined();
  expect(at(load('{"type":"tool","created":"2024-01-$001T00:00:00Z"}'))).toBeUndefined();
});

test('a phase shows its tactic, of the own kill chain', () => {
  const tactic = (number: number, source: string, name: string): string =>
    `{"type":"x-mitre-tactic","id":"x-mitre-tactic--#${number}","name":"${name}","x_mitre_shortname":"hiding","external_references":[{"source_name":"${source}","external_id":"TA900${number}"}]}`;
  const user = (chain: string): string =>
    `{"type":"attack-pattern","id":"attack-pattern--#9","kill_chain_phases":[{"kill_chain_name":"${chain}","phase_name":"hid$0ing"}]}`;
  const both = [tactic(1, 'mitre-mobile-attack', 'Hiding in pockets'), tactic(2, 'mitre-attack', 'Hiding')];
  expect(at(load(inBundle(...both, user('mitre-attack'))))?.markdown).toContain('### Hiding\n');
  expect(at(load(inBundle(...both, user('mitre-mobile-attack'))))?.markdown).toContain('### Hiding in pockets\n');
  expect(at(load(inBundle(...both, user('lockheed-martin-cyber-kill-chain'))))).toBeUndefined();
});

test('observables of STIX 2.0 and objects without a name show their first values', () => {
  const observed = `{"type":"observed-data","id":"observed-data--#1","objects":{"0":{"type":"ipv4-addr","value":"198.51.100.3"},
   "1":{"type":"network-traffic","src_ref":"$00","protocols":["tcp"]}}}`;
  expect(at(load(observed))?.markdown).toBe('### ipv4-addr\n\nvalue: 198.51.100.3');
  expect(at(load(observed.replace('"$00"', '"$07"')))?.markdown).toBe('This object has no observable of this key');
  const address = '{"type":"ipv4-addr","id":"ipv4-addr--#4","value":"198.51.100.3"}';
  const traffic = '{"type":"network-traffic","id":"network-traffic--#5","src_ref":"ipv4$0-addr--#4"}';
  expect(at(load(inBundle(address, traffic)))?.markdown).toMatchInlineSnapshot(`
    "### ipv4-addr--78dde6c4-0004-4004-878d-78dde6c40004

    ipv4-addr

    value: 198.51.100.3

    - Named by 1 other object"
  `);
});

test('long lists are cut, and the cut shows', () => {
  const groups = Array.from(
    { length: 15 },
    (_, index) => `{"type":"intrusion-set","id":"intrusion-set--#${100 + index}","name":"Group ${index}"}`,
  );
  const relations = groups.map((_, index) =>
    uses.replace('--#3', `--#${200 + index}`).replace('intrusion-set--#1', `intrusion-set--#${100 + index}`),
  );
  const aliases = JSON.stringify(Array.from({ length: 9 }, (_, index) => `A${index}`));
  const reference = '{"type":"note","id":"note--#50","object_refs":["mal$0ware--#2"]}';
  const busy = pincer.replace('"name":', `"aliases":${aliases},"name":`);
  const markdown = at(load(inBundle(...groups, busy, ...relations, reference)))?.markdown;
  expect(markdown).toContain('Also known as A0, A1, A2, A3, A4, A5 and 3 more');
  expect(markdown).toContain('- To it: *uses* **15**: Group 0, Group 1, Group 2 and 12 more');
  expect(markdown).toContain('- Named by 1 other object');
});

test('beyond a number nobody needs, objects that name an id are not counted, and the card says so', () => {
  const notes = Array.from({ length: 5001 }, (_, index) => ({
    type: 'note',
    id: expandIds(`note--#${index}`),
    created_by_ref: expandIds('identity--#9'),
  }));
  const content = JSON.stringify([{ type: 'identity', id: expandIds('identity--#9'), name: 'Acme' }, ...notes]);
  const at = content.indexOf('"identity--') + 3;
  const { workspace, uri } = loadText(`${content.slice(0, at)}$0${content.slice(at)}`);
  expect(hover(workspace, uri, at)?.markdown).toBe('### Acme\n\nidentity\n\n- Named by 5000 or more other objects');
});

test('revoked relationships do not count', () => {
  const loaded = load(
    inBundle(
      crab,
      pincer,
      uses.replace('"type"', '"revoked":true,"type"').replace('intrusion-set--', 'intrusion$0-set--'),
    ),
  );
  expect(at(loaded)?.markdown).not.toContain('From it');
});

test('broken objects, CRLF, JSON Lines and joined sequences', () => {
  const broken = `{"type":"bundle","objects":[\n  ${expandIds(crab)},\n  {"type":"note","object_refs":["intrusion$0${expandIds('-set--#1')}"], "x": }\n]}`;
  expect(at(loadText(broken))?.markdown).toContain('### Quiet Crab');
  expect(at(loadText(broken.replaceAll('\n', '\r\n')))?.markdown).toContain('### Quiet Crab');
  const oneLine = expandIds(crab).replaceAll('\n', '');
  const reference = expandIds('{"type":"note","object_refs":["intrusion$0-set--#1"]}');
  expect(at(loadText(`${oneLine}\n${reference}`))?.markdown).toContain('### Quiet Crab');
  expect(at(loadText(`${oneLine}, ${reference},\n${oneLine}`))?.markdown).toContain('### Quiet Crab');
});
