import { afterEach, describe, expect, it } from '@jest/globals';
import { collect, openKurrentEventStore } from '#event-store';
import { newEvents, newStream } from '#event-store/testing';
import { type KurrentDouble, type KurrentDoubleOptions, startKurrentDouble } from './double/index.js';

let double: KurrentDouble | undefined;
afterEach(() => double?.close());

const credentials = { username: 'admin', password: 'changeit' };

const start = async (options: KurrentDoubleOptions): Promise<KurrentDouble> =>
  (double = await startKurrentDouble(options));

const open = (url: string) => openKurrentEventStore(url, { reportError: () => undefined });

const appendAndRead = async (url: string): Promise<number> => {
  const store = await open(url);
  const stream = newStream();
  await store.append({ stream, events: newEvents(2), expected: 'none' });
  const [events] = [await collect(store.readStream(stream)), await collect(store.readAll())];
  await store.close();
  return events.length;
};

describe('the connection to KurrentDB', () => {
  it.each([{}, { batchAppend: false }])('is encrypted and shows its credentials, %o', async (options) => {
    const { url } = await start({ tls: true, credentials, ...options });
    expect(await appendAndRead(url)).toBe(2);
  });

  it('finds the leader of a cluster by asking any of its nodes', async () => {
    const leader = await start({});
    const follower = await startKurrentDouble({ cluster: leader.cluster });
    const hosts = [follower, leader].map(({ endpoint: { host, port } }) => `${host}:${port}`).join(',');
    expect(await appendAndRead(`esdb://${hosts}?tls=false`)).toBe(2);
    expect(await appendAndRead(`kurrentdb+discover://127.0.0.1:${follower.endpoint.port}?tls=false`)).toBe(2);
    await follower.close();
  });

  it('is refused with the wrong password, in a sentence that does not quote it', async () => {
    const { url } = await start({ tls: true, credentials });
    const error: Error = await open(url.replace('changeit', 'sesame')).catch((thrown) => thrown);
    expect(error.name).toBe('KurrentUnusable');
    expect(error.message).toMatch(/^Can't use the event store at 127\.0\.0\.1:\d+: .*/);
    expect(error.message).not.toContain('sesame');
  });

  it('is given up when nobody answers for a while, with the address', async () => {
    const { url, endpoint } = await start({});
    await double?.close();
    const sentence = `Can't use the event store at 127.0.0.1:${endpoint.port}: `;
    await expect(open(url)).rejects.toThrow(sentence);
  });

  it.each([
    ['kurrentdb://admin:sesame@host:2113?tsl=true', 'KurrentDB connection strings have no option "tsl".'],
    ['kurrentdb://admin:sesame@host:port', "The KurrentDB connection string can't be used."],
    ['kurrentdb://admin:sesame@host?tls=maybe', "The KurrentDB connection string can't be used."],
    [
      'kurrentdb://admin:sesame@host?tlsCAFile=/no/such/file',
      "The KurrentDB connection string can't be used. Failed to load certificate file. File was not found.",
    ],
  ])('is not tried with %s', async (url, sentence) => {
    await expect(open(url)).rejects.toThrow(new Error(sentence));
  });
});
