import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { collect, EventStore } from '#event-store';
import { agent } from '../e2e/support/actors.js';
import { accepted, opening, send } from '../e2e/support/operations.js';
import { type AnsweredError, TestApi } from '../e2e/support/test-api.js';
import { CuttingProxy } from './support/cutting-proxy.js';

let proxy: CuttingProxy;
let api: TestApi;

beforeAll(async () => {
  const server = process.env['CASEFOLD_TEST_DATABASE_URL'] ?? '';
  proxy = await CuttingProxy.before(server);
  api = await TestApi.start({ worker: false, server: proxy.through(server) });
});

afterEach(() => proxy.heal());

afterAll(async () => {
  await api.stop();
  await proxy.close();
});

const eventsOf = async (caseId: string): Promise<string[]> => {
  const store = api.app.get(EventStore, { strict: false });
  return (await collect(store.readStream(`case-${caseId}`))).map(({ type }) => type);
};

const openCase = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { revision } }';

/** Opens a case while nothing gets through any more. */
const cutOff = async (when: 'before' | 'after', input: object): Promise<AnsweredError> => {
  proxy.isolateAtNextAppend(when);
  const { data, errors = [] } = await api.ask(openCase, { input }, { as: agent });
  proxy.heal();
  expect(data).toBeNull();
  return errors[0];
};

describe('a mutation whose connection to the log is cut', () => {
  it('is named also where it was not yet its own append: the first opening has case numbers allotted', async () => {
    const commandId = randomUUID();
    const error = await cutOff('after', { ...opening, commandId });
    expect(error.extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', commandId });
    const { case: opened } = await accepted(api, 'openCase', { ...opening, commandId }, agent);
    expect(await eventsOf(opened.id)).toEqual(['CaseOpened']);
  });

  it.each(['before', 'after'] as const)('%s the commit is carried out once, and answered as ever', async (when) => {
    const commandId = randomUUID();
    proxy.cutNextAppend(when);
    const first = await accepted(api, 'openCase', { ...opening, commandId }, agent);
    expect(first).toMatchObject({ revision: 0, case: { revision: 0 } });
    expect(await accepted(api, 'openCase', { ...opening, commandId }, agent)).toEqual(first);
    expect(await eventsOf(first.case.id)).toEqual(['CaseOpened']);
  });

  it.each(['before', 'after'] as const)(
    '%s the commit, for long, is said to be unknown; repeated, it is carried out once',
    async (when) => {
      const commandId = randomUUID();
      const error = await cutOff(when, { ...opening, commandId });
      expect(error).toMatchObject({
        path: ['openCase'],
        message: expect.stringContaining('Send it again with the same commandId'),
        extensions: { code: 'OUTCOME_UNKNOWN', commandId },
      });
      const { case: opened } = await accepted(api, 'openCase', { ...opening, commandId }, agent);
      expect(await eventsOf(opened.id)).toEqual(['CaseOpened']);
    },
  );

  it('is told its id where the client sent none, so that it can be repeated all the same', async () => {
    const { commandId } = (await cutOff('after', opening)).extensions;
    const { case: opened } = await accepted(api, 'openCase', { ...opening, commandId }, agent);
    expect(await eventsOf(opened.id)).toEqual(['CaseOpened']);
  });

  it('gives its id to nothing else', async () => {
    const commandId = randomUUID();
    await cutOff('after', { ...opening, commandId });
    const { userErrors } = await send(api, 'openCase', { ...opening, symptom: 'Another', commandId }, agent);
    expect(userErrors).toMatchObject([{ code: 'COMMAND_ID_REUSED' }]);
  });
});
