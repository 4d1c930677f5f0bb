import { expect, test } from 'vitest';
import { codesOf, startClient } from './client.ts';
import { sound } from './samples.ts';

const uri = 'file:///sound.json';

test.each(['stdio', 'ipc'] as const)(
  'the server that ships starts over %s, finds, and ends with 0',
  async (transport) => {
    const client = await startClient({ transport });
    expect(client.initialized.serverInfo?.name).toBe('stix-authoring');
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-16');
    await client.open(uri, sound);
    expect(codesOf(await client.findings(uri))).toBe('');
    await client.change(uri, { range: client.rangeOf(uri, 'T04:05:06.000Z'), text: ' 04:05' });
    expect(codesOf(await client.findings(uri))).toBe('malformed-timestamp');
    expect(await client.stop()).toBe(0);
  },
);
