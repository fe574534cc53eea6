import type { Client } from 'graphql-ws';
import type { Actor } from '#kernel';
import type { TestApi } from './test-api.js';

/** Open connections of a spec. */
export class LiveClients {
  private readonly clients: Client[] = [];

  connect(api: TestApi, as?: Actor, lifetimeSeconds?: number): Client {
    const client = api.connect(async () =>
      as ? { Authorization: `Bearer ${await api.tokenFor(as, lifetimeSeconds)}` } : {},
    );
    this.clients.push(client);
    return client;
  }

  async dispose(): Promise<void> {
    for (const client of this.clients.splice(0)) await client.dispose();
  }
}

interface Change {
  readonly position: string;
  readonly [field: string]: unknown;
}

/** The changes that a subscription tells of, one `next()` at a time. */
export const follow = <C extends Change>(client: Client, query: string, variables: Record<string, unknown> = {}) => {
  const results = client.iterate<Record<string, C>>({ query, variables });
  return {
    next: async (): Promise<C> => {
      const { value, done } = await results.next().catch(thrown);
      if (done || !value.data) throw new Error(JSON.stringify(value?.errors ?? 'the end'));
      return Object.values(value.data)[0];
    },
    stop: () => results.return?.(),
  };
};

/** The client rejects with bare lists of GraphQL errors. */
const thrown = (reason: unknown): never => {
  throw reason instanceof Error ? reason : new Error(JSON.stringify(reason));
};

/** Long enough for what travels through a socket and a database here. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 300));
