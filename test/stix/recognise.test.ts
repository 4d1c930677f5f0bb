import { expect, test } from 'vitest';
import { headLength, looksLikeStix } from '../../server/src/stix/recognise.ts';
import { expectLinear } from '../shape.ts';

const uuid = '01234567-89ab-4cde-8f01-23456789abcd';

test.each([
  ['a bundle', `{"type": "bundle", "id": "bundle--${uuid}", "objects": []}`],
  ['a bundle without an id', '{"type":"bundle","objects":[{"name":"x"}]}'],
  [
    'pretty-printed',
    `{\n    "type": "bundle",\n    "id": "bundle--${uuid}",\n    "spec_version": "2.0",\n    "objects": [`,
  ],
  [
    'with sorted keys',
    `{"created": "2020-01-01T00:00:00.000Z", "description": "x", "id": "x-acme--${uuid}", "name": "`,
  ],
  ['a sorted bundle', `{"id": "bundle--${uuid}", "objects": [{"created": "`],
  ['one object', `{"type":"malware","id":"malware--${uuid}","name":"x"}`],
  ['an observable', `{"type":"file","id":"file--${uuid}","name":"x"}`],
  ['an array', `[{"id":"tool--${uuid}","type":"tool"}]`],
  ['JSON Lines', `{"type":"identity","id":"identity--${uuid}"}\n{"type":"tool","id":"tool--${uuid}"}\n`],
  ['scrubbed ids', '{"type":"relationship","spec_version":"2.1","id":"","relationship_type":"uses"}, {"type":"relat'],
  [
    'scrubbed refs',
    '{"type": "relationship", "id": "", "created_by_ref": "identity--", "created": "2020-01-01T00:00:00Z"}',
  ],
  ['an ATT&CK type', '{"type":"x-mitre-tactic","name":"x"}'],
  ['a type of STIX alone', '{"type":"attack-pattern"'],
  ['a blank id', '{"type":"malware","id":"","created":"2020-01-01T00:00:00.000Z"}'],
  ['a byte order mark', `\ufeff{"type":"bundle","id":"bundle--${uuid}"}`],
  ['tabs and CRLF', `{\r\n\t"type"\t:\t"bundle",\r\n\t"objects"\t:\t[`],
])('STIX: %s', (_, head) => {
  expect(looksLikeStix(head)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['package.json', '{"name":"x","type":"module","version":"1.0.0","files":["dist"],"dependencies":{"stix":"^2.1.0"}}'],
  [
    'package.json that explains',
    '{"name":"x","description":"reads {\\"type\\": \\"bundle\\", \\"objects\\": []} files"}',
  ],
  ['tsconfig', '{"compilerOptions":{"strict":true,"types":["node"]},"include":["src"]}'],
  ['GeoJSON', '{"type":"FeatureCollection","features":[{"type":"Feature","id":"a--b","geometry":{"type":"Point"}}]}'],
  ['TopoJSON', '{"type":"Topology","objects":{"land":{"type":"GeometryCollection"}}}'],
  [
    'a JSON schema of STIX',
    '{"$schema":"http://json-schema.org/draft-07/schema#","title":"malware","type":"object","properties":{"type":{"enum":["malware"]},"created":{"type":"string"}},"examples":[{"type":"attack-pattern"}]}',
  ],
  ['Kubernetes', '{"apiVersion":"v1","kind":"List","items":[{"metadata":{"name":"x"},"spec":{"type":"ClusterIP"}}]}'],
  ['tasks.json', '{"version":"2.0.0","tasks":[{"type":"process","command":"make","label":"x"}]}'],
  [
    'a file listing',
    '{"type":"directory","created":"2020-01-01T00:00:00Z","content":[{"type":"file","created":"2020-01-01T00:00:00Z"}]}',
  ],
  ['a notebook server', '{"type":"file","path":"a.txt","created":"2020-01-01T00:00:00.000Z","format":"text"}'],
  ['a note', '{"type":"note","created":"2020-01-01T00:00:00Z","text":"x"}'],
  ['a MISP galaxy', `{"type":"threat-actor","uuid":"${uuid}","version":3,"values":[{"value":"x","meta":{"refs":[]}}]}`],
  ['a MISP event', '{"Event":{"Attribute":[{"type":"url","value":"x"}],"Object":[{"name":"file"}]}}'],
  [
    'a playbook',
    `{"type":"playbook","spec_version":"cacao-2.0","id":"playbook--${uuid}","created":"2020-01-01T00:00:00Z"}`,
  ],
  ['FHIR', '{"resourceType":"Bundle","type":"collection","entry":[]}'],
  [
    'OpenAPI',
    '{"openapi":"3.0.0","components":{"schemas":{"Report":{"type":"object","properties":{"created":{"type":"string"}}}}}}',
  ],
  [
    'a Navigator layer',
    '{"name":"x","versions":{"attack":"18"},"domain":"enterprise-attack","techniques":[{"techniqueID":"T9001"}]}',
  ],
  ['other ids', `{"id":"${uuid}","created":"2020-01-01","objects":[]}`],
  ['an id alone', `{"id":"order--${uuid}","amount":3}`],
  ['a lock file', '{"lockfileVersion":3,"packages":{"":{"name":"x"},"node_modules/tool":{"version":"1.0.0"}}}'],
  ['binary', '\u0000\u0001PNG\ufffd"type"'],
])('not STIX: %s', (_, head) => {
  expect(looksLikeStix(head)).toBe(false);
});

test('only the head counts', () => {
  const late = `{"name":"${'x'.repeat(headLength)}","type":"bundle","id":"bundle--${uuid}"}`;
  expect(looksLikeStix(late)).toBe(false);
});

test('a head full of beginnings does not take long', () => {
  for (const part of ['"type" : ', '"id":"a-', `"id"${' '.repeat(90)}`, '"created":"2020-', '"id":"aaa--01234567-']) {
    expect(looksLikeStix(part.repeat(headLength))).toBe(false);
    expectLinear((size) => {
      const head = part.repeat(headLength).slice(0, size);
      return () => Array.from({ length: 100 }, () => looksLikeStix(head));
    }, headLength / 8);
  }
});
