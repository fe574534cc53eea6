// A process in which several writers send commands, each one after another. Told by message what to send to which
// database; says by message what was answered. Runs the built code, as a replica would.
import { once } from 'node:events';
import { EventCodec } from '#codec';
import { createPool } from '#database';
import { CommandProcessor, RevisionConflict } from '#command-processing';
import { PostgresEventStore, WrongRevision } from '#event-store';
import { Command } from '#kernel';
import { FileKeyProvider, PostgresSubjectKeys } from '#encryption';

class Add extends Command {}

const reportError = (error) => process.stderr.write(`${error}\n`);

let conflicts = 0;
let refusals = 0;

/** The store as it is, its conflicts counted. */
const counted = (store) => ({
  readStream: (...args) => store.readStream(...args),
  append: async (request) => {
    try {
      return await store.append(request);
    } catch (error) {
      if (error instanceof WrongRevision) conflicts++;
      throw error;
    }
  },
});

const [{ url, keyFile, writers }] = await once(process, 'message');
const pool = createPool(url, { applicationName: 'writer', max: 8, reportError });
const keys = await PostgresSubjectKeys.open(pool, await FileKeyProvider.open(keyFile));
const store = await PostgresEventStore.open(pool, { reportError });
const processor = new CommandProcessor(counted(store), keys, {
  fold: { initial: 0, evolve: (sum, { data }) => sum + data.amount },
  codec: new EventCodec({ Added: { version: 1, fields: { amount: 'plain' } } }, keys),
  subjectOf: (_sum, stream) => stream,
});

const add = ({ data }) => data.amounts.map((amount) => ({ type: 'Added', data: { amount } }));

const execute = ({ commandId, stream, amounts }, expectedRevision) => {
  const now = new Date().toISOString();
  const context = { commandId, actor: { id: 'ada', role: 'agent' }, now, correlationId: commandId, expectedRevision };
  return processor.execute(new Add(stream, { amounts }, context), add);
};

/** Goes on from what a conflict names, until it is accepted. */
const executeCarefully = async (step, seen) => {
  for (;;) {
    try {
      return await execute(step, seen);
    } catch (error) {
      if (!(error instanceof RevisionConflict) || error.actual === seen) throw error;
      refusals++;
      seen = error.actual;
    }
  }
};

const now = () => Number(process.hrtime.bigint());

const write = async (steps) => {
  const answers = [];
  const lastSeen = new Map();
  for (const step of steps) {
    const sentAt = now();
    const seen = lastSeen.get(step.stream);
    const { revision, position } = await (step.careful ? executeCarefully(step, seen) : execute(step));
    lastSeen.set(step.stream, revision);
    answers.push({ ...step, sentAt, answeredAt: now(), revision, position });
  }
  return answers;
};

const answers = (await Promise.all(writers.map(write))).flat();
await store.close();
await pool.end();
process.send({ answers, conflicts, refusals }, () => process.disconnect());
