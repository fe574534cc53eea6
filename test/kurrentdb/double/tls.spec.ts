import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AccessDeniedError, jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type KurrentDouble, startKurrentDouble } from './index.js';

const event = () => jsonEvent({ type: 'Told', data: {}, id: randomUUID() });

describe('encrypted connections', () => {
  let double: KurrentDouble;
  let client: KurrentDBClient;

  afterEach(async () => {
    await client.dispose();
    await double.close();
  });

  it('let clients in that trust the authority and show credentials', async () => {
    double = await startKurrentDouble({ tls: true, credentials: { username: 'admin', password: 'changeit' } });
    client = KurrentDBClient.connectionString(double.url);
    await client.appendToStream('case-1', event());
    const read = [];
    for await (const { event } of client.readStream('case-1')) read.push(event);
    expect(read).toHaveLength(1);
  });

  it('refuse wrong credentials, and those who show none', async () => {
    double = await startKurrentDouble({ tls: true, credentials: { username: 'admin', password: 'changeit' } });
    for (const url of [double.url.replace('changeit', 'guessed'), double.url.replace('admin:changeit@', '')]) {
      client = KurrentDBClient.connectionString(url);
      await expect(client.appendToStream('case-1', event())).rejects.toThrow(AccessDeniedError);
      const reading = client.readStream('case-1')[Symbol.asyncIterator]().next();
      await expect(reading).rejects.toThrow(AccessDeniedError);
      await client.dispose();
    }
  });
});
