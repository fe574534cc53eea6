import { describe, expect, it } from '@jest/globals';
import { GraphQLError, graphql, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { Deadline } from '#graphql';
import { timely } from './schema-with-deadline.js';

const late = () => new GraphQLError('late');
const never = () => new Promise<string>(() => undefined);
const soon = (value: string) => Promise.resolve(value);

const schemaWith = (resolvers: Record<string, () => unknown>) => {
  const fields = Object.fromEntries(
    Object.entries(resolvers).map(([name, resolve]) => [name, { type: GraphQLString, resolve }]),
  );
  const query = new GraphQLObjectType({ name: 'Query', fields });
  const mutation = new GraphQLObjectType({ name: 'Mutation', fields });
  return timely(new GraphQLSchema({ query, mutation }));
};

const answer = (source: string, resolvers: Record<string, () => unknown>, deadline = new Deadline(20, late)) =>
  graphql({ schema: schemaWith(resolvers), source, contextValue: { deadline } });

describe('a deadline', () => {
  it('does not wait for a field that never resolves, and keeps the others', async () => {
    const { data, errors } = await answer('{ quick slow }', { quick: () => soon('here'), slow: never });
    expect(data).toMatchObject({ quick: 'here', slow: null });
    expect(errors).toMatchObject([{ message: 'late', path: ['slow'] }]);
  });

  it('starts no mutation when the time is over, but waits for one that has started', async () => {
    const done: string[] = [];
    const deadline = new Deadline(20, late);
    const passed = deadline.within(never()).catch(() => 'passed');
    const slow = async () => {
      await passed;
      done.push('slow');
      return 'done';
    };
    const next = () => done.push('next');
    const { data, errors } = await answer('mutation { slow next }', { slow, next }, deadline);
    expect(data).toMatchObject({ slow: 'done', next: null });
    expect(errors).toMatchObject([{ message: 'late', path: ['next'] }]);
    expect(done).toEqual(['slow']);
  });

  it('does not change introspection types, which schemas share', async () => {
    timely(schemaWith({}));
    expect(
      await graphql({ schema: schemaWith({ a: () => 'a' }), source: '{ __schema { queryType { name } } }' }),
    ).toEqual({
      data: { __schema: { queryType: { name: 'Query' } } },
    });
  });

  it('passes once, however many fields are late', async () => {
    let passed = 0;
    const deadline = new Deadline(20, () => {
      passed++;
      return late();
    });
    const { errors } = await answer('{ a b }', { a: never, b: never }, deadline);
    expect([errors?.length, passed]).toEqual([2, 1]);
  });

  it('never passes once it is cancelled', async () => {
    const deadline = new Deadline(1, late);
    deadline.cancel();
    const after = new Promise((resolve) => setTimeout(resolve, 20, 'after'));
    expect(await Promise.race([deadline.within(never()), after])).toBe('after');
    expect(() => deadline.check()).not.toThrow();
  });
});
