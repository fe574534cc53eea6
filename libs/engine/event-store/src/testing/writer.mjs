// A process that writes to the log as others do at the same time: to streams of its own, and to one that all want.
// Says by message what was acknowledged to it. Runs the built code, as a replica would.
import { randomUUID } from 'node:crypto';
import { createPool } from '#database';
import { PostgresEventStore, WrongRevision } from '#event-store';

const [, , url, contested, appends] = process.argv;
const writers = 8;

const reportError = (error) => process.stderr.write(`${error}\n`);
const pool = createPool(url, { applicationName: 'writer', max: 4, reportError });
const store = await PostgresEventStore.open(pool, { reportError });

const newEvent = () => ({
  id: randomUUID(),
  type: 'NoteAdded',
  version: 1,
  data: JSON.stringify({ text: 'ü'.repeat(Math.floor(Math.random() * 200)) }),
  actor: 'agent-7',
  role: 'agent',
  commandId: randomUUID(),
  fingerprint: 'f1',
  correlationId: randomUUID(),
  origin: 'live',
  subject: 'customer-1',
  occurredAt: '2026-03-02T09:00:00.000Z',
});

const acknowledged = [];
const append = async (stream, expected) => {
  const event = newEvent();
  const { revision, position } = await store.append({ stream, events: [event], expected });
  acknowledged.push({ stream, revision, position, id: event.id });
  return revision;
};

const write = async () => {
  const own = `writer-${randomUUID()}`;
  let stands = 'none';
  for (let n = 0; n < Number(appends); n++) stands = await append(own, stands);
};

const compete = async () => {
  let expected = 'none';
  for (let won = 0; won < Number(appends);) {
    try {
      expected = await append(contested, expected);
      won++;
    } catch (error) {
      if (!(error instanceof WrongRevision)) throw error;
      expected = error.actual;
    }
  }
};

await Promise.all([...Array.from({ length: writers - 1 }, write), compete()]);
await store.close();
await pool.end();
process.send({ acknowledged });
process.disconnect();
