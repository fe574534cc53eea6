import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BACKWARDS,
  END,
  eventTypeFilter,
  KurrentDBClient,
  StreamDeletedError,
  StreamNotFoundError,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { type KurrentDouble, startKurrentDouble } from './index.js';
import { collect, Ground, newEvent, newEvents } from './testing/ground.js';
import { streamIdentifier } from './wire/messages.js';

const { ReadReq } = streams;

const ground = new Ground();

let double: KurrentDouble;
let client: KurrentDBClient;

// The first read of each client takes it half a second, so that they all share one.
beforeAll(async () => {
  double = await startKurrentDouble({ statisticsEvery: 0 });
  client = KurrentDBClient.connectionString(double.url);
});
afterAll(async () => {
  await client.dispose();
  await double.close();
});

describe('a read of a stream', () => {
  let stream: string;

  beforeEach(async () => {
    stream = `case-${randomUUID()}`;
    await client.appendToStream(stream, newEvents(5));
  });

  const revisions = async (options: Parameters<KurrentDBClient['readStream']>[1]): Promise<bigint[]> =>
    (await collect(client.readStream(stream, options))).map(({ event }) => event!.revision);

  it('begins with a revision, inclusive, and ends with the stream or the count', async () => {
    expect(await revisions({})).toEqual([0n, 1n, 2n, 3n, 4n]);
    expect(await revisions({ fromRevision: 3n })).toEqual([3n, 4n]);
    expect(await revisions({ fromRevision: 1n, maxCount: 2 })).toEqual([1n, 2n]);
    expect(await revisions({ fromRevision: 5n })).toEqual([]);
  });

  it('goes backwards from the end, or from a revision, also from one that is yet to come', async () => {
    expect(await revisions({ direction: BACKWARDS, fromRevision: END })).toEqual([4n, 3n, 2n, 1n, 0n]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: 1n })).toEqual([1n, 0n]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: END, maxCount: 1 })).toEqual([4n]);
    expect(await revisions({ direction: BACKWARDS, fromRevision: 9n, maxCount: 1 })).toEqual([4n]);
  });

  it('reads many more events than the wire holds at once', async () => {
    await client.appendToStream(stream, newEvents(1_000));
    expect(await revisions({})).toHaveLength(1_005);
  });

  it('finds no stream where there is none', async () => {
    await expect(collect(client.readStream('case-9'))).rejects.toThrow(StreamNotFoundError);
  });

  it('shows what the metadata of the stream leaves of it', async () => {
    await client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await revisions({})).toEqual([3n, 4n]);
    await client.setStreamMetadata(stream, { truncateBefore: 1 });
    expect(await revisions({ direction: BACKWARDS, fromRevision: END })).toEqual([4n, 3n, 2n, 1n]);
    await client.setStreamMetadata(stream, { maxAge: 3600 });
    expect(await revisions({})).toHaveLength(5);
  });

  it('finds no stream once it was deleted, until somebody writes to it again', async () => {
    await client.deleteStream(stream);
    await expect(collect(client.readStream(stream))).rejects.toThrow(StreamNotFoundError);
    await client.appendToStream(stream, newEvent());
    expect(await revisions({})).toEqual([5n]);
  });

  it('is refused by a stream that was deleted for good', async () => {
    await client.tombstoneStream(stream);
    await expect(collect(client.readStream(stream))).rejects.toThrow(StreamDeletedError);
  });

  it('tells when an event was written in ticks of 100 ns', async () => {
    const before = Date.now();
    await client.appendToStream(stream, newEvent());
    const ticks = double.cluster.log.stream(stream).at(-1)!.created;
    expect(Number(ticks / 10_000n)).toBeGreaterThanOrEqual(before - 1);
    expect(Number(ticks / 10_000n)).toBeLessThanOrEqual(Date.now() + 1);
  });
});

const positions = async (options: Parameters<KurrentDBClient['readAll']>[0]): Promise<bigint[]> =>
  (await collect(client.readAll(options))).map(({ event }) => event!.position.commit);

const at = (position: bigint) => ({ commit: position, prepare: position });

describe('a read of all streams', () => {
  const written: bigint[] = [];

  beforeAll(async () => {
    await double.close();
    await client.dispose();
    double = await startKurrentDouble({ statisticsEvery: 0 });
    client = KurrentDBClient.connectionString(double.url);
    for (const stream of ['case-1', 'device-1', 'case-2']) {
      const { position } = await client.appendToStream(stream, newEvent({ type: `Told-${stream}` }));
      written.push(position!.commit);
    }
  });

  it('shows what the server writes for itself, but not all of it', async () => {
    const all = (await collect(client.readAll())).map(({ event }) => event!.streamId);
    expect(all).toEqual(['$scavenges', 'case-1', 'device-1', 'case-2']);
    expect(double.cluster.log.records[0]).toMatchObject({ stream: '$epoch-information', position: 0n });
  });

  it('is interrupted by statistics, which take up positions too', async () => {
    const busy = await ground.double({ statisticsEvery: 1 });
    const writer = ground.client(busy.url);
    await writer.appendToStream('case-1', newEvent());
    await writer.appendToStream('case-1', newEvent());
    const all = (await collect(writer.readAll())).map(({ event }) => event!.type);
    expect(all.slice(1)).toEqual(['Told', '$statsCollected', 'Told', '$statsCollected']);
  });

  it('begins with a position forwards, and before it backwards', async () => {
    expect(await positions({ fromPosition: at(written[1]!) })).toEqual(written.slice(1));
    expect(await positions({ fromPosition: at(written[1]!), maxCount: 1 })).toEqual([written[1]]);
    const filter = streamNameFilter({ prefixes: ['case', 'device'] });
    const backwards = { direction: BACKWARDS, filter } as const;
    expect(await positions({ ...backwards, fromPosition: at(written[2]!) })).toEqual([written[1], written[0]]);
    expect(await positions({ ...backwards, fromPosition: END })).toEqual([...written].reverse());
    expect(await positions({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })).toEqual([written[2]]);
  });

  it('finds nothing behind the end of the log', async () => {
    expect(await positions({ fromPosition: at(1_000_000n) })).toEqual([]);
  });

  it('is refused where no event begins, and backwards from behind the end', async () => {
    await expect(positions({ fromPosition: at(written[1]! - 1n) })).rejects.toThrow(/invalid position/);
    await expect(positions({ direction: BACKWARDS, fromPosition: at(1_000_000n) })).rejects.toThrow();
  });

  it.each([
    { name: 'a prefix of the stream', filter: streamNameFilter({ prefixes: ['case-'] }), expected: [0, 2] },
    { name: 'several prefixes', filter: streamNameFilter({ prefixes: ['case-1', 'dev'] }), expected: [0, 1] },
    { name: 'a pattern of the stream', filter: streamNameFilter({ regex: '^[^$].*-1$' }), expected: [0, 1] },
    { name: 'a prefix of the type', filter: eventTypeFilter({ prefixes: ['Told-case'] }), expected: [0, 2] },
    { name: 'a pattern of the type', filter: eventTypeFilter({ regex: '^Told-.*-2$' }), expected: [2] },
  ])('is filtered by $name', async ({ filter, expected }) => {
    expect(await positions({ filter })).toEqual(expected.map((index) => written[index]));
    expect(await positions({ filter, maxCount: 1 })).toEqual([written[expected[0]!]]);
  });
});

// The official client goes forwards from the start and backwards from the end, whatever it is told.
describe('a read on the wire', () => {
  const all = () =>
    new ReadReq.Options()
      .setAll(new ReadReq.Options.AllOptions().setStart(new shared.Empty()))
      .setCount('1')
      .setNoFilter(new shared.Empty())
      .setUuidOption(new ReadReq.Options.UUIDOption().setString(new shared.Empty()));
  const streamFrom = (stream: string, edge: 'setStart' | 'setEnd') =>
    all().setStream(
      new ReadReq.Options.StreamOptions().setStreamIdentifier(streamIdentifier(stream))[edge](new shared.Empty()),
    );
  const backwards = (options: streams.ReadReq.Options) =>
    options.setReadDirection(ReadReq.Options.ReadDirection.BACKWARDS);
  const read = async (options: streams.ReadReq.Options) =>
    (await collect(ground.raw(double).read(new ReadReq().setOptions(options)))) as streams.ReadResp[];
  const refused = async (options: streams.ReadReq.Options): Promise<status> => {
    const call = ground.raw(double).read(new ReadReq().setOptions(options));
    const [error] = (await once(call, 'error')) as [{ code: status }];
    return error.code;
  };

  it('finds nothing before the start and behind the end', async () => {
    expect(await read(backwards(all()))).toEqual([]);
    expect(await read(all().setAll(new ReadReq.Options.AllOptions().setEnd(new shared.Empty())))).toEqual([]);
    const [first, ...others] = await read(backwards(streamFrom('case-1', 'setStart')));
    expect(first?.getEvent()?.getEvent()?.getStreamRevision()).toBe('0');
    expect(others).toEqual([]);
  });

  it('tells a client that understands it where the stream begins and ends', async () => {
    await client.appendToStream('case-3', newEvents(45));
    await client.setStreamMetadata('case-3', { truncateBefore: 40 });
    const responses = await read(
      streamFrom('case-3', 'setStart')
        .setCount('3')
        .setUuidOption(new ReadReq.Options.UUIDOption().setStructured(new shared.Empty()))
        .setControlOption(new ReadReq.Options.ControlOption().setCompatibility(1)),
    );
    expect(responses[0]?.getFirstStreamPosition()).toBe('40');
    const events = responses.slice(1, 4).map((response) => response.getEvent()?.getEvent());
    expect(events.map((event) => event?.getStreamRevision())).toEqual(['40', '41', '42']);
    expect(events[0]?.getId()?.hasStructured()).toBe(true);
    expect(responses[4]?.getLastStreamPosition()).toBe('44');
  });

  it('is refused where it makes no sense, and not there where the double lacks it', async () => {
    expect(await refused(all().setUuidOption(undefined))).toBe(status.INVALID_ARGUMENT);
    expect(await refused(new ReadReq.Options().setUuidOption(all().getUuidOption()))).toBe(status.INVALID_ARGUMENT);
    const subscription = backwards(all()).setSubscription(new ReadReq.Options.SubscriptionOptions());
    expect(await refused(subscription)).toBe(status.INVALID_ARGUMENT);
    expect(await refused(streamFrom('', 'setStart'))).toBe(status.UNKNOWN);
    expect(await refused(streamFrom('case-1', 'setEnd'))).toBe(status.UNIMPLEMENTED);
    expect(await refused(all().setCount('0'))).toBe(status.UNIMPLEMENTED);
    const apart = new ReadReq.Options.Position().setCommitPosition('149').setPreparePosition('100');
    expect(await refused(all().setAll(new ReadReq.Options.AllOptions().setPosition(apart)))).toBe(status.UNIMPLEMENTED);
  });
});
