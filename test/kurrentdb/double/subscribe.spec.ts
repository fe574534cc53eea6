import { on, once } from 'node:events';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  END,
  type KurrentDBClient,
  START,
  StreamDeletedError,
  streamNameFilter,
  type SubscribeToAllOptions,
} from '@kurrent/kurrentdb-client';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { KurrentDouble } from './index.js';
import { Ground, newEvent, newEvents } from './testing/ground.js';

const { ReadReq } = streams;

const ground = new Ground();

let double: KurrentDouble;
let client: KurrentDBClient;

beforeEach(async () => {
  double = await ground.double();
  client = ground.client(double.url);
});

const at = (position: bigint) => ({ commit: position, prepare: position });

const next = async <T>(subscription: AsyncIterable<T>, count: number): Promise<T[]> => {
  const events: T[] = [];
  for await (const event of subscription) {
    events.push(event);
    if (events.length === count) break;
  }
  return events;
};

describe('a subscription to a stream', () => {
  it('shows what is there, says that it caught up, and goes on with what comes', async () => {
    await client.appendToStream('case-1', newEvents(2));
    const subscription = client.subscribeToStream('case-1');
    const events = on(subscription, 'data');
    const [caughtUp] = (await once(subscription, 'caughtUp')) as [{ revision: bigint; date: Date }];
    expect(caughtUp.revision).toBe(1n);
    expect(caughtUp.date).toBeInstanceOf(Date);
    await client.appendToStream('case-1', newEvent());
    await client.appendToStream('case-2', newEvent());
    await client.appendToStream('case-1', newEvent());
    const seen = [];
    for await (const [{ event }] of events as AsyncIterable<[{ event: { revision: bigint } }]>) {
      seen.push(event.revision);
      if (seen.length === 4) break;
    }
    expect(seen).toEqual([0n, 1n, 2n, 3n]);
  });

  it('begins behind a revision, and may wait for a stream that is yet to come', async () => {
    const waiting = client.subscribeToStream('case-1', { fromRevision: START });
    await once(waiting, 'caughtUp');
    await client.appendToStream('case-1', newEvents(3));
    expect(await next(waiting, 3)).toHaveLength(3);
    const behind = await next(client.subscribeToStream('case-1', { fromRevision: 1n }), 1);
    expect(behind[0]?.event?.revision).toBe(2n);
    const live = client.subscribeToStream('case-1', { fromRevision: END });
    await once(live, 'caughtUp');
    await client.appendToStream('case-1', newEvent());
    expect((await next(live, 1))[0]?.event?.revision).toBe(3n);
  });

  it('ends with the deletion of the stream, and does not begin behind it', async () => {
    await client.appendToStream('case-1', newEvent());
    const subscription = client.subscribeToStream('case-1');
    const failed = once(subscription, 'error');
    const seen = on(subscription, 'data');
    await once(subscription, 'caughtUp');
    await client.tombstoneStream('case-1');
    expect((await failed)[0]).toBeInstanceOf(StreamDeletedError);
    const types = [(await seen.next()).value, (await seen.next()).value] as [{ event: { type: string } }][];
    expect(types.map(([{ event }]) => event.type)).toEqual(['Told', '$streamDeleted']);
    const [error] = (await once(client.subscribeToStream('case-1').resume(), 'error')) as [Error];
    expect(error).toBeInstanceOf(StreamDeletedError);
  });
});

describe('a subscription to all streams', () => {
  it('shows everything behind a position, also what comes', async () => {
    const { position } = await client.appendToStream('case-1', newEvents(2));
    await client.appendToStream('case-2', newEvent());
    const subscription = client.subscribeToAll({ fromPosition: position });
    const [first] = await next(subscription, 1);
    expect(first?.event?.streamId).toBe('case-2');
    const live = client.subscribeToAll({ fromPosition: END });
    await once(live, 'caughtUp');
    await client.appendToStream('case-3', newEvent());
    expect((await next(live, 1))[0]?.event?.streamId).toBe('case-3');
  });

  it('says nothing of a position behind the end of the log, and skips what comes before it', async () => {
    const subscription = client.subscribeToAll({ fromPosition: at(1_000n) });
    const [caughtUp] = (await once(subscription, 'caughtUp')) as [{ position: unknown }];
    expect(caughtUp.position).toEqual(at(1_000n));
    await client.appendToStream('case-1', newEvents(10));
    const [first] = await next(subscription, 1);
    expect(first?.event?.position.commit).toBeGreaterThan(1_000n);
    expect(first?.event?.revision).toBeGreaterThan(0n);
  });

  it('is refused at a position where no event begins', async () => {
    await client.appendToStream('case-1', newEvents(2));
    const [error] = (await once(client.subscribeToAll({ fromPosition: at(150n) }).resume(), 'error')) as [Error];
    expect(error.message).toContain('invalid position');
  });

  it('reads no faster than it is read', async () => {
    await client.appendToStream('case-1', newEvents(1_500));
    const subscription = client.subscribeToAll();
    expect(await next(subscription, 1_200)).toHaveLength(1_200);
  });
});

describe('a filtered subscription', () => {
  const subscribe = (options: SubscribeToAllOptions['filter'], from?: bigint) => {
    const checkpoints: bigint[] = [];
    const checkpointReached = (_: unknown, { commit }: { commit: bigint }) => void checkpoints.push(commit);
    const filter = { ...options!, checkpointReached: checkpointReached as never };
    const fromPosition = from === undefined ? START : at(from);
    return { subscription: client.subscribeToAll({ filter, fromPosition }), checkpoints };
  };

  it('tells how far it looked, though nothing matched, and once more when it caught up', async () => {
    const { position } = await client.appendToStream('other-1', newEvents(100));
    const { subscription, checkpoints } = subscribe(
      streamNameFilter({ prefixes: ['case-'], checkpointInterval: 1, maxSearchWindow: 10 }),
    );
    await once(subscription.resume(), 'caughtUp');
    expect(checkpoints.length).toBeGreaterThan(8);
    expect(checkpoints).toEqual([...new Set(checkpoints)].sort((a, b) => Number(a - b)));
    expect(checkpoints.at(-1)).toBeGreaterThan(position!.commit / 2n);
    expect(checkpoints.at(-1)).toBeLessThanOrEqual(position!.commit);
  });

  it('tells it after as many windows as it was asked to', async () => {
    await client.appendToStream('other-1', newEvents(128));
    const every = streamNameFilter({ prefixes: ['case-'], checkpointInterval: 1 });
    const everyFourth = streamNameFilter({ prefixes: ['case-'], checkpointInterval: 4 });
    const [often, rarely] = [subscribe(every), subscribe(everyFourth)];
    await Promise.all([once(often.subscription.resume(), 'caughtUp'), once(rarely.subscription.resume(), 'caughtUp')]);
    expect(often.checkpoints).toHaveLength(5);
    expect(rarely.checkpoints).toHaveLength(2);
    expect(often.checkpoints).toEqual(expect.arrayContaining(rarely.checkpoints));
  });

  it('counts what comes as well, and is told it at the position of the last event looked at', async () => {
    const { subscription, checkpoints } = subscribe(
      streamNameFilter({ prefixes: ['case-'], checkpointInterval: 1, maxSearchWindow: 3 }),
    );
    await once(subscription.resume(), 'caughtUp');
    const before = checkpoints.length;
    const written = [];
    for (const event of newEvents(7)) written.push((await client.appendToStream('other-1', event)).position!.commit);
    await client.appendToStream('case-1', newEvent());
    await once(subscription, 'data');
    expect(checkpoints.slice(before)).toEqual([written[2], written[5]]);
  });

  it('goes on behind a checkpoint without a gap or a repeat', async () => {
    for (const stream of ['case-1', 'other-1', 'case-2', 'other-2', 'case-3']) {
      await client.appendToStream(stream, newEvents(20));
    }
    const filter = streamNameFilter({ prefixes: ['case-'], checkpointInterval: 1, maxSearchWindow: 1 });
    const whole = subscribe(filter);
    const events = await next(whole.subscription, 60);
    for (const checkpoint of whole.checkpoints.filter((_, index) => index % 20 === 0)) {
      const rest = events.filter(({ event }) => event!.position.commit > checkpoint);
      if (rest.length === 0) continue;
      const resumed = await next(subscribe(filter, checkpoint).subscription, rest.length);
      expect(resumed.map(({ event }) => event?.id)).toEqual(rest.map(({ event }) => event?.id));
    }
  });
});

describe('a subscription on the wire', () => {
  const subscribe = (compatibility: number) => {
    const options = new ReadReq.Options()
      .setAll(new ReadReq.Options.AllOptions().setEnd(new shared.Empty()))
      .setSubscription(new ReadReq.Options.SubscriptionOptions())
      .setNoFilter(new shared.Empty())
      .setUuidOption(new ReadReq.Options.UUIDOption().setString(new shared.Empty()))
      .setControlOption(new ReadReq.Options.ControlOption().setCompatibility(compatibility));
    return ground.raw(double).read(new ReadReq().setOptions(options));
  };
  const { ContentCase } = streams.ReadResp;

  it.each([
    { compatibility: 1, expected: [ContentCase.CONFIRMATION, ContentCase.CAUGHT_UP, ContentCase.CAUGHT_UP] },
    {
      compatibility: 2,
      expected: [ContentCase.CONFIRMATION, ContentCase.CAUGHT_UP, ContentCase.FELL_BEHIND, ContentCase.CAUGHT_UP],
    },
  ])('of level $compatibility is told that it fell behind, or is not', async ({ compatibility, expected }) => {
    const call = subscribe(compatibility);
    call.on('error', () => undefined);
    const seen: streams.ReadResp.ContentCase[] = [];
    const turns = () => seen.filter((kind) => kind !== ContentCase.EVENT);
    const done = new Promise<void>((resolve) => {
      call.on('data', (response: streams.ReadResp) => {
        seen.push(response.getContentCase());
        if (seen.length === 2) void client.appendToStream('case-1', newEvents(100));
        if (turns().length === expected.length) resolve();
      });
    });
    await done;
    call.cancel();
    expect(turns()).toEqual(expected);
    expect(seen.filter((kind) => kind === ContentCase.EVENT)).toHaveLength(100);
  });
});
