import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jsonEvent, KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client';
import { type KurrentDouble, startKurrentDouble } from './index.js';

const event = (id = randomUUID()) => jsonEvent({ type: 'Told', data: { what: 'something' }, id });

describe('appends of the official client', () => {
  let double: KurrentDouble;
  let client: KurrentDBClient;

  beforeEach(async () => {
    double = await startKurrentDouble();
    client = KurrentDBClient.connectionString(double.url);
  });
  afterEach(async () => {
    await client.dispose();
    await double.close();
  });

  it('number the events of a stream, and are told the position of the last one', async () => {
    const result = await client.appendToStream('case-1', [event(), event()], { streamState: NO_STREAM });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const read = [];
    for await (const { event } of client.readStream('case-1')) read.push(event);
    expect(read.map((event) => event?.revision)).toEqual([0n, 1n]);
    expect(read.at(-1)?.position).toEqual(result.position);
  });
});
