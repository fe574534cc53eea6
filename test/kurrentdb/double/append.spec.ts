import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import {
  ANY,
  binaryEvent,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { collect, Ground, newEvent, newEvents } from './testing/ground.js';

const ground = new Ground();

describe.each([
  { call: 'BatchAppend', batchAppend: true },
  { call: 'Append', batchAppend: false },
])('an append by the call $call', ({ batchAppend }) => {
  const begin = async (options: Parameters<Ground['double']>[0] = {}) => {
    const double = await ground.double({ batchAppend, ...options });
    return { double, client: ground.client(double.url) };
  };

  it('numbers events per stream, and tells the position of the last one', async () => {
    const { client } = await begin();
    const result = await client.appendToStream('case-1', newEvents(2), { streamState: NO_STREAM });
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 1n });
    const read = await collect(client.readStream('case-1'));
    expect(read.map(({ event }) => event?.revision)).toEqual([0n, 1n]);
    expect(read.at(-1)?.event?.position).toEqual(result.position);
    expect(result.position?.commit).toBe(result.position?.prepare);
  });

  it('leaves gaps between positions: they are bytes', async () => {
    const { client } = await begin();
    const one = await client.appendToStream('case-1', newEvent());
    const small = await client.appendToStream('case-1', newEvent());
    const large = await client.appendToStream('case-1', jsonEvent({ type: 'Told', data: { text: 'x'.repeat(1000) } }));
    const after = await client.appendToStream('case-1', newEvent());
    const [first, second, third, fourth] = [one, small, large, after].map(({ position }) => position!.commit);
    expect(second! - first!).toBeGreaterThan(100n);
    expect(fourth! - third!).toBeGreaterThan(second! - first! + 900n);
  });

  it('keeps content, metadata and content type as they came', async () => {
    const { client } = await begin();
    const json = { type: 'Told', data: { ä: '✓' }, metadata: { by: 'me' }, id: randomUUID() };
    const binary = { type: 'Drawn', data: Buffer.from([0, 255]), id: randomUUID() };
    await client.appendToStream('case-ü', [jsonEvent(json), binaryEvent(binary)]);
    const [first, second] = await collect(client.readStream('case-ü'));
    expect(first?.event).toMatchObject({ ...json, streamId: 'case-ü', isJson: true });
    expect(second?.event).toMatchObject({ ...binary, isJson: false, metadata: undefined });
  });

  it('succeeds again with the same result when it is repeated', async () => {
    const { client, double } = await begin();
    const events = newEvents(2);
    const first = await client.appendToStream('case-1', events, { streamState: NO_STREAM });
    await client.appendToStream('case-1', newEvent(), { streamState: 1n });
    expect(await client.appendToStream('case-1', events, { streamState: NO_STREAM })).toEqual(first);
    expect(double.cluster.log.stream('case-1')).toHaveLength(3);
  });

  it.each([5n, NO_STREAM] as const)('conflicts at %s, and says what it expected and what is', async (streamState) => {
    const { client } = await begin();
    await client.appendToStream('case-1', newEvents(2), { streamState: ANY });
    const refused = client.appendToStream('case-1', newEvent(), { streamState });
    await expect(refused).rejects.toThrow(WrongExpectedVersionError);
    await expect(refused).rejects.toMatchObject({
      streamName: 'case-1',
      expectedState: streamState,
      actualState: 1n,
    });
  });

  it('conflicts where the stream does not exist', async () => {
    const { client } = await begin();
    const refused = { actualState: NO_STREAM };
    await expect(client.appendToStream('case-1', newEvent(), { streamState: 0n })).rejects.toMatchObject(refused);
    await expect(client.appendToStream('case-1', newEvent(), { streamState: STREAM_EXISTS })).rejects.toMatchObject({
      ...refused,
      expectedState: STREAM_EXISTS,
    });
  });

  it('conflicts without a word of the cause, where the server is told to be silent', async () => {
    const { client } = await begin({ richConflicts: false });
    const refused = client.appendToStream('case-1', newEvent(), { streamState: 0n });
    await expect(refused).rejects.toThrow(UnknownError);
  });

  it('lacks a position where the server is told to leave it out', async () => {
    const { client } = await begin({ appendPositions: false });
    const result = await client.appendToStream('case-1', newEvent());
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 0n, position: undefined });
  });

  it('is refused when its events are too large together, and writes none', async () => {
    const { client, double } = await begin({ maxAppendSize: 2_000 });
    const large = () => jsonEvent({ type: 'Told', data: { text: 'x'.repeat(1_200) } });
    await client.appendToStream('case-1', large());
    const refused = client.appendToStream('case-1', [large(), large()]);
    await expect(refused).rejects.toThrow(MaxAppendSizeExceededError);
    await expect(refused).rejects.toMatchObject({ maxAppendSize: 2_000 });
    expect(double.cluster.log.stream('case-1')).toHaveLength(1);
  });

  it('is limited to one mebibyte, types counted twice', async () => {
    const { client } = await begin();
    const overhead = Buffer.byteLength('{"text":""}') + 2 * 'Told'.length;
    const fitting = jsonEvent({ type: 'Told', data: { text: 'x'.repeat(1024 * 1024 - overhead) } });
    const tooLarge = jsonEvent({ type: 'Told', data: { text: 'x'.repeat(1024 * 1024 - overhead + 1) } });
    await expect(client.appendToStream('case-1', tooLarge)).rejects.toMatchObject({ maxAppendSize: 1024 * 1024 });
    expect(await client.appendToStream('case-1', fitting)).toMatchObject({ success: true });
  });

  it('is refused by a stream that was deleted for good', async () => {
    const { client } = await begin();
    await client.appendToStream('case-1', newEvent());
    await client.tombstoneStream('case-1');
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow(StreamDeletedError);
  });

  it.each(['', '$$'])('is refused for the stream "%s"', async (stream) => {
    const { client } = await begin();
    await expect(client.appendToStream(stream, newEvent())).rejects.toThrow(UnknownError);
  });

  it('is refused for the stream of all streams', async () => {
    const { client } = await begin();
    await expect(client.appendToStream('$all', newEvent())).rejects.toMatchObject({ type: 'access-denied' });
  });

  it.each([
    { name: 'no events', stream: 'case-1', events: [] },
    { name: 'links', stream: 'case-1', events: [newEvent({ type: '$>' })] },
    {
      name: 'access control lists',
      stream: '$$case-1',
      events: [jsonEvent({ type: '$metadata', data: { $acl: { $r: 'me' } } })],
    },
  ])('is not done where the double lacks $name, and says so', async ({ stream, events }) => {
    const { client, double } = await begin();
    await expect(client.appendToStream(stream, events)).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
    expect(double.cluster.log.stream(stream)).toEqual([]);
  });
});
