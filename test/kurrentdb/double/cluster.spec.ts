import { status } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import {
  ErrorType,
  type KurrentDBClient,
  NotLeaderError,
  persistentSubscriptionToStreamSettingsFromDefaults,
  streamNameFilter,
} from '@kurrent/kurrentdb-client';
import { collect, Ground, newEvent } from './testing/ground.js';

const ground = new Ground();

describe('a cluster of doubles', () => {
  const begin = async () => {
    const leader = await ground.double();
    const follower = await ground.double({ cluster: leader.cluster });
    return { leader, follower };
  };

  it('is found by gossip, and so is its leader', async () => {
    const { leader, follower } = await begin();
    const hosts = [follower, leader].map(({ endpoint: { host, port } }) => `${host}:${port}`).join(',');
    const client = ground.client(`kurrentdb://${hosts}?tls=false&nodePreference=leader`);
    follower.faults.inject({ call: 'append', does: 'unavailable', times: Infinity });
    expect(await client.appendToStream('case-1', newEvent())).toMatchObject({ success: true });
    const filter = streamNameFilter({ prefixes: ['case-'] });
    expect(await collect(client.readAll({ filter }))).toHaveLength(1);
  });

  it('lets followers pass writes on to the leader, unless the client insists on the leader', async () => {
    const { leader, follower } = await begin();
    const client = ground.client(follower.url);
    await client.appendToStream('case-1', newEvent());
    expect(leader.cluster.log.stream('case-1')).toHaveLength(1);
    // The client asks for the leader when it begins a batch, and then goes on with that one.
    const refused = ground.client(follower.url).appendToStream('case-1', newEvent(), { requiresLeader: true });
    await expect(refused).rejects.toThrow(NotLeaderError);
    await expect(refused).rejects.toMatchObject({ leader: { port: leader.endpoint.port } });
  });

  it('can not write while nobody leads, and goes on with another leader', async () => {
    const { leader, follower } = await begin();
    const client = ground.client(follower.url);
    await leader.close();
    await expect(client.appendToStream('case-1', newEvent())).rejects.toThrow('Server Is Not Ready');
    follower.cluster.elect(follower);
    expect(await client.appendToStream('case-1', newEvent())).toMatchObject({ nextExpectedRevision: 0n });
    await leader.start();
    expect(leader.cluster.leader).toBe(follower);
  });
});

describe('what the double lacks', () => {
  it.each<[string, (client: KurrentDBClient) => Promise<unknown>, object]>([
    ['projections', (client) => client.createProjection('all', 'fromAll()'), { code: status.UNIMPLEMENTED }],
    [
      'persistent subscriptions',
      (client) =>
        client.createPersistentSubscriptionToStream(
          'case-1',
          'group',
          persistentSubscriptionToStreamSettingsFromDefaults(),
        ),
      { code: status.UNIMPLEMENTED },
    ],
    ['appends to several streams', (client) => client.multiStreamAppend([]), { type: ErrorType.UNSUPPORTED }],
  ])('are %s, and it says so', async (_, call, error) => {
    const double = await ground.double();
    await expect(call(ground.client(double.url))).rejects.toMatchObject(error);
  });
});
