import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { agent, customer, otherCustomer } from './support/actors.js';
import { follow, LiveClients, settled } from './support/live-clients.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;
const clients = new LiveClients();

beforeAll(async () => {
  api = await TestApi.start();
});

afterEach(() => clients.dispose());

afterAll(() => api.stop());

const connect = (as?: Actor, lifetimeSeconds?: number) => clients.connect(api, as, lifetimeSeconds);

const caseChanged = `subscription ($id: ID!, $after: Position) {
  caseChanged(id: $id, after: $after) { revision position event { type } case { status queue } }
}`;

const opened = async () => {
  const { case: view, position } = await accepted(api, 'openCase', opening, agent);
  return { id: view.id, position };
};

describe('caseChanged', () => {
  it('delivers events from now on, with the case right after each', async () => {
    const { id } = await opened();
    const changes = follow(connect(agent), caseChanged, { id });
    const first = changes.next();
    await settled();
    await accepted(api, 'startWork', { caseId: id }, agent);
    await accepted(api, 'routeCase', { caseId: id, queue: 'hardware' }, agent);
    expect(await first).toMatchObject({
      revision: 1,
      event: { type: 'WorkStarted' },
      case: { status: 'ACTIVE', queue: null },
    });
    expect(await changes.next()).toMatchObject({
      revision: 2,
      event: { type: 'CaseRouted' },
      case: { queue: 'hardware' },
    });
  });

  it('resumes behind a position, and misses nothing', async () => {
    const { id, position } = await opened();
    const commands = Array.from({ length: 20 }, (_, nth) => ({
      caseId: id,
      body: `Note ${nth}`,
      visibility: 'INTERNAL',
    }));
    for (const note of commands.slice(0, 10)) await accepted(api, 'addNote', note, agent);
    const changes = follow(connect(agent), caseChanged, { id, after: position });
    const writing = (async () => {
      for (const note of commands.slice(10)) await accepted(api, 'addNote', note, agent);
    })();
    const revisions: unknown[] = [];
    while (revisions.length < commands.length) revisions.push((await changes.next())['revision']);
    await writing;
    expect(revisions).toEqual(commands.map((_, nth) => nth + 1));
  });

  it('tells customers of their own case, without the inner workings', async () => {
    const { id, position } = await opened();
    await accepted(api, 'routeCase', { caseId: id, queue: 'hardware' }, agent);
    const own = follow(connect(customer), caseChanged, { id, after: position });
    expect(await own.next()).toMatchObject({ event: null, case: { queue: null } });
    const foreign = follow(connect(otherCustomer), caseChanged, { id, after: position });
    const told = foreign.next().then(
      () => 'told',
      () => 'ended',
    );
    expect(await Promise.race([told, settled().then(() => 'silence')])).toBe('silence');
  });

  it('needs a token, and ends with it', async () => {
    const { id } = await opened();
    await expect(follow(connect(), caseChanged, { id }).next()).rejects.toThrow('UNAUTHENTICATED');
    await expect(follow(connect(agent, 2), caseChanged, { id }).next()).rejects.toThrow('UNAUTHENTICATED');
  });

  it('reports an invalid input by field', async () => {
    await expect(follow(connect(agent), caseChanged, { id: 'x' }).next()).rejects.toThrow('BAD_USER_INPUT');
  });
});

describe('queueChanged', () => {
  const queueChanged = `subscription ($queue: String!, $after: Position) {
    queueChanged(queue: $queue, after: $after) { caseId fromQueue toQueue cause position }
  }`;

  it('tells who comes and who goes, from a position or from now on', async () => {
    const { id, position } = await opened();
    const live = follow(connect(agent), queueChanged, { queue: 'billing' });
    const first = live.next();
    await settled();
    await accepted(api, 'routeCase', { caseId: id, queue: 'billing' }, agent);
    await accepted(api, 'routeCase', { caseId: id, queue: 'orders' }, agent);
    const came = { caseId: id, fromQueue: null, toQueue: 'billing', cause: 'CaseRouted' };
    const left = { caseId: id, fromQueue: 'billing', toQueue: 'orders', cause: 'CaseRouted' };
    expect([await first, await live.next()]).toMatchObject([came, left]);
    const resumed = follow(connect(agent), queueChanged, { queue: 'billing', after: position });
    expect([await resumed.next(), await resumed.next()]).toMatchObject([came, left]);
  });
});

describe('a subscriber that leaves', () => {
  it('leaves nothing behind', async () => {
    const { id } = await opened();
    const { LiveStreams } = await import('#graphql');
    const tail = api.app.get(LiveStreams, { strict: false });
    const changes = follow(connect(agent), caseChanged, { id });
    const waiting = changes.next().catch(() => undefined);
    await settled();
    expect(tail.followerCount).toBe(1);
    await changes.stop();
    await waiting;
    await settled();
    expect(tail.followerCount).toBe(0);
  });
});
