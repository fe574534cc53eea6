// A worker as a process of its own: shares the lanes of the tally with others until it is told to stop, or killed.
// Runs the built code, as a replica would.
import { createPool } from '#database';
import { PostgresEventStore } from '#event-store';
import { WorkerLeases } from '#leases';
import { ProjectionRunner, ReadPositions } from '#projections';

const [, , url, lanes] = process.argv;

const reportError = () => undefined; // another one took over, or the database was away: both belong to the spec
const tally = {
  name: 'tally',
  version: 1,
  categories: ['count'],
  reactsTo: { count: ['NoteAdded'] },
  lanes: Number(lanes),
  tables: { tally: { name: 'tally_v1', key: 'stream' } },
  keys: ({ envelope }) => ({ tally: [envelope.stream] }),
  laneKeysOf: (stream) => [stream],
  fold({ tally: rows }, { envelope: { stream, position } }) {
    return { tally: { [stream]: { stream, positions: [...(rows[stream]?.positions ?? []), position] } } };
  },
};

const pool = createPool(url, { applicationName: 'worker', max: 10, reportError });
const store = await PostgresEventStore.open(pool, { reportError });
const projections = [tally];
const runner = new ProjectionRunner({
  store,
  pool,
  projections,
  decoder: {
    decode: async (stored) =>
      stored.map((event) => ({ type: event.type, data: JSON.parse(event.data), envelope: event })),
    knows: () => true,
  },
  positions: new ReadPositions(pool, store, projections),
  logger: { warn: reportError, error: reportError },
});
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
const leases = new WorkerLeases({ pool, works: runner.works(), reportError });
process.send({ holder: leases.holder });
await leases.run(stop.signal);
await store.close();
await pool.end();
process.disconnect();
