import { on, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CancelledError,
  DeadlineExceededError,
  KurrentDBClient,
  NO_STREAM,
  NotLeaderError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { type KurrentDouble, startKurrentDouble } from './index.js';
import { collect, Ground, newEvent, newEvents } from './testing/ground.js';

const ground = new Ground();

describe.each([
  { call: 'BatchAppend', batchAppend: true },
  { call: 'Append', batchAppend: false },
])('what goes wrong with an append by the call $call', ({ batchAppend }) => {
  const begin = async () => {
    const double = await ground.double({ batchAppend });
    return { double, client: ground.client(double.url) };
  };

  it('cuts the connection before the commit, and nothing was written', async () => {
    const { double, client } = await begin();
    double.faults.inject({ call: 'append', does: 'cut' });
    await expect(client.appendToStream('case-1', newEvent(), { streamState: NO_STREAM })).rejects.toThrow(
      UnavailableError,
    );
    expect(double.cluster.log.stream('case-1')).toEqual([]);
  });

  it('cuts the connection after the commit, and a repeat learns of it', async () => {
    const { double, client } = await begin();
    const event = newEvent();
    double.faults.inject({ call: 'append', does: 'cut', when: 'after' });
    await expect(client.appendToStream('case-1', event, { streamState: NO_STREAM })).rejects.toThrow(UnavailableError);
    expect(double.cluster.log.stream('case-1')).toHaveLength(1);
    expect(await client.appendToStream('case-1', event, { streamState: NO_STREAM })).toMatchObject({
      nextExpectedRevision: 0n,
    });
    expect(double.cluster.log.stream('case-1')).toHaveLength(1);
  });

  it.each([
    { does: 'unavailable', expected: UnavailableError },
    { does: 'timeout', expected: batchAppend ? DeadlineExceededError : UnknownError },
    { does: 'not-ready', expected: batchAppend ? UnknownError : UnavailableError },
    { does: 'not-leader', expected: UnknownError },
  ] as const)('answers $does, after the commit if told so', async ({ does, expected }) => {
    const { double, client } = await begin();
    double.faults.inject({ call: 'append', does });
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow(expected);
    expect(double.cluster.log.stream('case-1')).toEqual([]);
    double.faults.inject({ call: 'append', does, when: 'after' });
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow(expected);
    expect(double.cluster.log.stream('case-1')).toHaveLength(1);
    expect(await client.appendToStream('case-1', newEvent())).toMatchObject({ nextExpectedRevision: 1n });
  });

  it('names the leader, and the client goes there', async () => {
    const { double, client } = await begin();
    const other = await ground.double();
    double.faults.inject({ call: 'append', does: 'not-leader', leader: other.endpoint });
    const refused = client.appendToStream('case-1', newEvent());
    await expect(refused).rejects.toThrow(NotLeaderError);
    await expect(refused).rejects.toMatchObject({ leader: { address: '127.0.0.1', port: other.endpoint.port } });
    await client.appendToStream('case-1', newEvent());
    expect(other.cluster.log.stream('case-1')).toHaveLength(1);
  });

  it('happens as often as told, to the streams that were named, until all is well again', async () => {
    const { double, client } = await begin();
    double.faults.inject({ call: 'append', does: 'timeout', stream: 'case-1', times: 2 });
    await client.appendToStream('case-2', newEvent());
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow();
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow();
    await client.appendToStream('case-1', newEvent());
    double.faults.inject({ call: 'append', does: 'timeout', times: Infinity });
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow();
    double.faults.clear();
    await client.appendToStream('case-1', newEvent());
  });
});

describe('an append that is never answered', () => {
  it('ends with its deadline by the call Append', async () => {
    const double = await ground.double({ batchAppend: false });
    const client = ground.client(double.url);
    double.faults.inject({ call: 'append', does: 'hang', when: 'after' });
    await expect(client.appendToStream('case-1', newEvent(), { deadline: 50 })).rejects.toThrow(DeadlineExceededError);
    expect(double.cluster.log.stream('case-1')).toHaveLength(1);
  });

  it('ends with the connection by the call BatchAppend: the client has no deadline for it', async () => {
    const double = await ground.double();
    const client = ground.client(double.url);
    double.faults.inject({ call: 'append', does: 'hang', when: 'after' });
    const committed = double.cluster.log.grown(new AbortController().signal);
    const waiting = client.appendToStream('case-1', newEvent(), { deadline: 50 });
    await committed;
    double.cutConnections();
    await expect(waiting).rejects.toThrow(UnavailableError);
  });
});

describe('what goes wrong with reads', () => {
  let double: KurrentDouble;
  let client: KurrentDBClient;

  beforeAll(async () => {
    double = await startKurrentDouble();
    client = KurrentDBClient.connectionString(double.url);
    await client.appendToStream('case-1', newEvents(10));
  });
  afterAll(async () => {
    await client.dispose();
    await double.close();
  });

  it('ends a read with an error in the middle', async () => {
    double.faults.inject({ call: 'read', does: 'unavailable', stream: 'case-1', afterMessages: 3 });
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const event of client.readStream('case-1')) seen.push(event);
    })();
    await expect(reading).rejects.toThrow();
    expect(await collect(client.readStream('case-1'))).toHaveLength(10);
  });

  it('cuts the connection in the middle of a subscription, which can be resumed', async () => {
    double.faults.inject({ call: 'subscribe', does: 'cut', afterMessages: 4 });
    const subscription = client.subscribeToStream('case-1');
    const seen: bigint[] = [];
    subscription.on('data', ({ event }) => seen.push(event!.revision));
    const [error] = (await once(subscription, 'error')) as [Error];
    expect(error).toBeInstanceOf(UnavailableError);
    const rest = on(client.subscribeToStream('case-1', { fromRevision: seen.at(-1) ?? 'start' }), 'data');
    while (seen.length < 10) {
      const { value } = (await rest.next()) as { value: [{ event: { revision: bigint } }] };
      seen.push(value[0].event.revision);
    }
    expect(seen).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n]);
  });

  it('drops subscriptions, and nothing else', async () => {
    const subscription = client.subscribeToAll({ fromPosition: 'end' });
    await once(subscription.resume(), 'caughtUp');
    const failed = once(subscription, 'error');
    double.dropSubscriptions();
    expect((await failed)[0]).toBeInstanceOf(UnavailableError);
  });

  it('is slow when told so', async () => {
    double.faults.readDelay = 10;
    const begin = performance.now();
    await collect(client.readStream('case-1'));
    double.faults.clear();
    expect(performance.now() - begin).toBeGreaterThanOrEqual(95);
  });
});

describe('a server that goes away', () => {
  it('breaks what is under way, and has all events when it is back at the same port', async () => {
    const double = await ground.double();
    const client = ground.client(double.url);
    await client.appendToStream('case-1', newEvent(), { streamState: NO_STREAM });
    const subscription = client.subscribeToAll();
    await once(subscription.resume(), 'caughtUp');
    const failed = once(subscription, 'error');
    const { url } = double;
    await double.close();
    const [error] = (await failed) as [Error];
    expect([UnavailableError, CancelledError]).toContain(error.constructor);
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow('UNAVAILABLE');
    await double.start();
    expect(double.url).toBe(url);
    const late = client.appendToStream('case-1', newEvent(), { streamState: NO_STREAM });
    await expect(late).rejects.toThrow(WrongExpectedVersionError);
    expect(await client.appendToStream('case-1', newEvent(), { streamState: 0n })).toMatchObject({ success: true });
  });
});
