import { expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { startClient } from './client.ts';
import { bundle, identity, malware, object, technique, uses } from './samples.ts';

const uri = 'file:///a.json';
const dangling = bundle(malware, technique, uses);

test('rules and preset, asked of the editor and changed while it runs', async () => {
  const client = await startClient({ settings: { stix: { rules: { 'dangling-reference': 'hint' } } } });
  await client.open(uri, dangling);
  await client.until('a hint', () => client.latest(uri)?.diagnostics[0]?.severity === DiagnosticSeverity.Hint);
  await client.configure({ stix: { rules: { 'dangling-reference': 'off' } } });
  await client.findingsWith(uri);
  await client.configure({ stix: { preset: 'stix' } });
  await client.findingsWith(uri, 'dangling-reference');
  expect(client.latest(uri)?.diagnostics[0]?.severity).toBe(DiagnosticSeverity.Information);
  await client.configure({ stix: { preset: 'relaxed' } });
  await client.findingsWith(uri);
  await client.configure({ stix: null });
  await client.findingsWith(uri, 'dangling-reference');
});

test('an editor that cannot be asked sends them: at the start, and when they change', async () => {
  const client = await startClient({
    initializationOptions: { settings: { rules: { 'dangling-reference': 'off' } } },
  });
  const send = (settings: unknown) =>
    client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  await client.open(uri, bundle(malware, technique, { ...uses, created_by_ref: '' }));
  await client.findingsWith(uri, 'missing-reference');
  await send({ stix: { rules: { 'missing-reference': 'off' } } });
  await client.findingsWith(uri, 'dangling-reference');
  await send({ other: 1 });
  await client.findingsWith(uri, 'dangling-reference', 'missing-reference');
  await send(null);
  await client.findingsWith(uri, 'dangling-reference', 'missing-reference');
});

test('what is unusable is told in the log, one sentence each, and the rest counts', async () => {
  const client = await startClient({
    settings: {
      stix: {
        preset: 'strict',
        rules: { 'no-such-rule': 'off', 'dangling-reference': 'loud', 'missing-reference': 'off' },
        maxProblems: 0,
      },
    },
  });
  await client.open(
    uri,
    bundle(malware, { ...identity, created_by_ref: '' }, object('tool', 9, { created_by_ref: 'identity--#99' })),
  );
  await client.findingsWith(uri, 'dangling-reference');
  await client.logged('stix.preset: "strict"');
  await client.logged('there is no rule "no-such-rule"');
  await client.logged('stix.rules, dangling-reference: "loud"');
  await client.logged('stix.maxProblems: 0');
});

test.each([[null], [7], ['text'], [[]], [{ settings: 'x', rulePages: 5, status: 'yes' }]])(
  'initialization options that are none (%j) change nothing',
  async (initializationOptions) => {
    const client = await startClient({ initializationOptions: initializationOptions as object });
    await client.open(uri, dangling);
    const [finding] = await client.findingsWith(uri, 'dangling-reference');
    expect(finding?.codeDescription?.href).toMatch(/^https:/);
    expect(client.statuses).toEqual([]);
  },
);

test('an editor that fails to answer leaves the defaults', async () => {
  const client = await startClient({ settings: {} });
  client.connection.onRequest('workspace/configuration', () => {
    throw new Error('not now');
  });
  await client.open(uri, dangling);
  await client.findingsWith(uri, 'dangling-reference');
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
  await client.logged('did not tell its settings');
  await client.findingsWith(uri, 'dangling-reference');
});
