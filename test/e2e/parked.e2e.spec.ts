import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect, EventStore } from '#event-store';
import { agent } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;
let poisoned: string;
/** Of an event that nobody can read. */
let position: string;

const query = 'query ($id: ID!, $atLeast: Position) { case(id: $id, atLeast: $atLeast) { revision } }';

beforeAll(async () => {
  api = await TestApi.start();
  poisoned = (await accepted(api, 'openCase', opening, agent)).case.id;
  const store = api.app.get(EventStore, { strict: false });
  const stream = `case-${poisoned}`;
  const [opened] = await collect(store.readStream(stream));
  const unreadable = { ...opened, id: crypto.randomUUID(), commandId: crypto.randomUUID(), version: 99 };
  ({ position } = await store.append({ stream, events: [unreadable], expected: 0 }));
});

afterAll(() => api.stop());

describe('a read model that could not fold an event', () => {
  it('reports that for queries at or after that event, without saying whose it is', async () => {
    const { data, errors } = await api.ask(query, { id: poisoned, atLeast: position }, { as: agent });
    expect(data).toEqual({ case: null });
    expect(errors).toMatchObject([
      { path: ['case'], extensions: { code: 'PROJECTION_PARKED', readModel: 'cases', position } },
    ]);
    expect(JSON.stringify(errors)).not.toContain(poisoned);
  });

  it('shows to others the state before, and other cases as ever', async () => {
    expect(await api.data(query, { id: poisoned }, { as: agent })).toEqual({ case: { revision: 0 } });
    const other = await accepted(api, 'openCase', opening, agent);
    const found = await api.data(query, { id: other.case.id, atLeast: other.position }, { as: agent });
    expect(found).toEqual({ case: { revision: 0 } });
  });
});
