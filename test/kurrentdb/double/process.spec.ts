import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jsonEvent, KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client';
import { type KurrentProcess, spawnKurrentDouble } from './index.js';

const event = (id = randomUUID()) => jsonEvent({ type: 'Told', data: {}, id });

describe('the double as a process', () => {
  let folder: string;
  let server: KurrentProcess;
  let client: KurrentDBClient;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kurrent-double-'));
  });
  afterEach(async () => {
    await client.dispose();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps what it acknowledged when it is killed, at the same positions', async () => {
    const file = path.join(folder, 'events.ndjson');
    server = await spawnKurrentDouble({ file });
    client = KurrentDBClient.connectionString(server.url);
    const written = [event(), event()];
    const first = await client.appendToStream('case-1', written, { streamState: NO_STREAM });
    await client.dispose();
    await server.kill();

    server = await spawnKurrentDouble({ file, port: Number(new URL(server.url).port) });
    client = KurrentDBClient.connectionString(server.url);
    expect(await client.appendToStream('case-1', written, { streamState: NO_STREAM })).toEqual(first);
    expect(await client.appendToStream('case-1', event(), { streamState: 1n })).toMatchObject({
      nextExpectedRevision: 2n,
    });
  });

  it('does what its standard input says', async () => {
    server = await spawnKurrentDouble();
    client = KurrentDBClient.connectionString(server.url);
    await server.tell({ do: 'inject', fault: { call: 'append', does: 'not-ready' } });
    await expect(client.appendToStream('case-1', event())).rejects.toThrow('Server Is Not Ready');
    await client.appendToStream('case-1', event());
    await server.tell({ do: 'restart' });
    await expect(client.appendToStream('case-1', event(), { streamState: NO_STREAM })).rejects.toThrow();
  });
});
