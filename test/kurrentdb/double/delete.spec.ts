import { describe, expect, it } from '@jest/globals';
import { NO_STREAM, StreamDeletedError, WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import { collect, Ground, newEvents } from './testing/ground.js';

const ground = new Ground();

describe.each(['deleteStream', 'tombstoneStream'] as const)('%s', (call) => {
  const begin = async () => {
    const double = await ground.double();
    const client = ground.client(double.url);
    await client.appendToStream('case-1', newEvents(2));
    return { double, client };
  };

  it('tells the position of what it wrote', async () => {
    const { double, client } = await begin();
    const { position } = await client[call]('case-1', { expectedRevision: 1n });
    const written = double.cluster.log.records.at(-1);
    expect(position?.commit).toBe(written?.position);
    expect([written?.stream, written?.type]).toEqual(
      call === 'deleteStream' ? ['$$case-1', '$metadata'] : ['case-1', '$streamDeleted'],
    );
  });

  it('conflicts with what it expects, and says what that was and what is', async () => {
    const { client } = await begin();
    const refused = client[call]('case-1', { expectedRevision: 7n });
    await expect(refused).rejects.toThrow(WrongExpectedVersionError);
    await expect(refused).rejects.toMatchObject({ streamName: 'case-1', expectedState: 7n, actualState: 1n });
    await expect(client[call]('case-1', { expectedRevision: NO_STREAM })).rejects.toThrow(WrongExpectedVersionError);
    await expect(client[call]('case-9', { expectedRevision: 0n })).rejects.toThrow(WrongExpectedVersionError);
  });

  it('leaves the events in the stream of all streams', async () => {
    const { client } = await begin();
    await client[call]('case-1');
    const streams = (await collect(client.readAll())).map(({ event }) => event!.streamId);
    expect(streams.filter((stream) => stream === 'case-1').length).toBeGreaterThanOrEqual(2);
  });

  it('is refused where the stream is gone for good', async () => {
    const { client } = await begin();
    await client.tombstoneStream('case-1');
    await expect(client[call]('case-1')).rejects.toThrow(StreamDeletedError);
  });
});
