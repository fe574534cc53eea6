import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorOf, engineer } from './support/actors.js';
import { TestApi } from './support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

/** In the order in which a reader meets them: later ones build on the case that the first one opens. */
const examples = [...readFileSync('README.md', 'utf8').matchAll(/```graphql\n(.+?)```/gs)].map(([, text]) => text);
const operators = examples.filter((text) => /projections|verifyProjection/.test(text));

interface Payload {
  readonly conflict?: { readonly revision: number; readonly events: object[] };
  readonly userErrors?: readonly { readonly code: string }[];
}

const run = async (text: string): Promise<Record<string, Payload | null>> => {
  const as = operators.includes(text) ? actorOf('operator') : engineer;
  const { data, errors } = await api.ask<Record<string, Payload | null>>(text, {}, { as });
  expect([text, errors]).toEqual([text, undefined]);
  return data ?? {};
};

const refusals = (data: Record<string, Payload | null>): string[] =>
  Object.values(data).flatMap((payload) => (payload?.userErrors ?? []).map(({ code }) => code));

describe('the examples of the README', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    expect(operators).toHaveLength(2);
  });

  it('work as they stand, and show the conflict that they speak of', async () => {
    const conflicts: Payload['conflict'][] = [];
    for (const example of examples) {
      const data = await run(example);
      const conflict = data['addNote']?.conflict;
      if (conflict) conflicts.push(conflict);
      expect(refusals(data)).toEqual(conflict ? ['REVISION_CONFLICT'] : []);
    }
    expect(conflicts).toMatchObject([{ revision: 1, events: [{ type: 'CaseRouted' }] }]);
  });
});
