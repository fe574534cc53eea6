import { randomUUID } from 'node:crypto';
import { afterEach } from '@jest/globals';
import { credentials } from '@grpc/grpc-js';
import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import services from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { type KurrentDouble, type KurrentDoubleOptions, startKurrentDouble } from '../index.js';

export const newEvent = ({ id = randomUUID(), type = 'Told' }: { id?: string; type?: string } = {}) =>
  jsonEvent({ id, type, data: { what: 'something' } });

export const newEvents = (count: number) => Array.from({ length: count }, () => newEvent());

/** A double and its clients, closed after each spec. */
export class Ground {
  readonly #closing: (() => unknown)[] = [];

  constructor() {
    afterEach(async () => {
      for (const close of this.#closing.splice(0).reverse()) await close();
    });
  }

  async double(options: KurrentDoubleOptions = {}): Promise<KurrentDouble> {
    // Statistics come from time to time; specs that count say when.
    const double = await startKurrentDouble({ statisticsEvery: 0, ...options });
    this.#closing.push(() => double.close());
    return double;
  }

  client(url: string): KurrentDBClient {
    const client = KurrentDBClient.connectionString(url);
    this.#closing.push(() => client.dispose());
    return client;
  }

  /** Says on the wire what the official client never says, and hears what that one hides. */
  raw({ endpoint: { host, port } }: KurrentDouble): services.StreamsClient {
    const client = new services.StreamsClient(`${host}:${port}`, credentials.createInsecure());
    this.#closing.push(() => client.close());
    return client;
  }
}

export const collect = async <T>(events: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all;
};
