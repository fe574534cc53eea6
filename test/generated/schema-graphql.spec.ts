import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { TestApi } from '../e2e/support/test-api.js';
import { expectGenerated } from './expect-generated.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

describe('schema.graphql', () => {
  it('says what the API answers', async () => {
    await expectGenerated('schema.graphql', `${printSchema(lexicographicSortSchema(api.schema))}\n`);
  });
});
