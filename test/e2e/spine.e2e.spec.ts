import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from './support/test-api.js';

describe('a case, from opening to closing', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());

  it('opens', async () => {
    const answer = await api.ask(
      `mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id number status contact { name } } revision position userErrors { code message path } } }`,
      {
        input: {
          channel: 'phone',
          category: 'hardware',
          symptom: 'Screen flickers',
          language: 'en',
          region: 'EU',
          contact: { name: 'Ann' },
        },
      },
      { as: { id: 'agent-1', role: 'agent', tier: 1 } },
    );
    expect(answer).toEqual({});
  });
});
