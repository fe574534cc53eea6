import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { databaseAwaited } from './database-awaited.js';

describe('a worker that starts before its database', () => {
  let database: TestDatabase;
  const never = new AbortController().signal;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  /** A proxy to the database that can be closed and opened again on the same port. */
  const doorTo = ({ hostname, port }: URL) => {
    const server = createServer((socket) => {
      const through = connect(Number(port), hostname);
      for (const end of [socket, through]) end.on('error', () => undefined);
      socket.pipe(through).pipe(socket);
    });
    const open = async (at = 0): Promise<number> => {
      await once(server.listen(at, '127.0.0.1'), 'listening');
      return (server.address() as AddressInfo).port;
    };
    const close = async (): Promise<void> => {
      await new Promise((resolve) => server.close(resolve));
    };
    return { open, close };
  };

  it('waits until the database is reachable', async () => {
    const url = new URL(database.url);
    const door = doorTo(new URL(database.url));
    url.port = String(await door.open());
    await door.close();
    const away = new EventEmitter();
    const waited = databaseAwaited(url.href, { warn: () => void away.emit('noticed') }, never);
    await once(away, 'noticed');
    await once(away, 'noticed');
    await door.open(Number(url.port));
    await waited;
    await door.close();
  });

  it('stops waiting when the signal aborts', async () => {
    const url = new URL(database.url);
    const door = doorTo(url);
    url.port = String(await door.open());
    await door.close();
    const stop = new AbortController();
    const waited = databaseAwaited(url.href, { warn: () => stop.abort() }, stop.signal);
    await expect(waited).resolves.toBeUndefined();
  });

  it('throws other errors of the database', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    await expect(databaseAwaited(url.href, { warn: () => undefined }, never)).rejects.toThrow('"nowhere"');
  });
});
