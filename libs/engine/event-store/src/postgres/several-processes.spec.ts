import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beginning } from '#kernel';
import { collect } from '../collect.js';
import type { StoredEvent } from '../port.js';
import { LogTailer } from '../testing/log-tailer.js';
import { type TestLog, openTestLog } from '../testing/postgres-log.js';
import { revisions, revisionsOf } from '../testing/revisions.js';

type Acknowledged = Pick<StoredEvent, 'stream' | 'revision' | 'position' | 'id'>;

const processes = 3;
const appendsPerWriter = 60;
const total = processes * 8 * appendsPerWriter;
const contested = 'contested-1';
const script = fileURLToPath(new URL('../testing/writer.mjs', import.meta.url));

const runWriter = async (url: string): Promise<readonly Acknowledged[]> => {
  const writer = fork(script, [url, contested, String(appendsPerWriter)], { execArgv: [] });
  const [message] = (await Promise.race([
    once(writer, 'message'),
    once(writer, 'exit').then(() => Promise.reject(new Error('A writer died'))),
  ])) as [{ acknowledged: Acknowledged[] }];
  return message.acknowledged;
};

describe('several processes that write at the same time', () => {
  let log: TestLog;
  let seen: readonly StoredEvent[];
  let acknowledged: readonly Acknowledged[];
  beforeAll(async () => {
    log = await openTestLog();
    const tailer = new LogTailer(log.store, beginning);
    acknowledged = (await Promise.all(Array.from({ length: processes }, () => runWriter(log.url)))).flat();
    seen = await tailer.sees(total);
  });
  afterAll(() => log.close());

  it('are followed live, each event once and in order', () => {
    expect(seen.map(({ position }) => Number(position))).toEqual(revisions(1, total));
  });

  it('find everything that was acknowledged where it was said to be', () => {
    const placeOf = ({ id, stream, revision, position }: Acknowledged): string =>
      `${position}: ${id} ${stream}@${revision}`;
    expect(seen.map(placeOf).sort()).toEqual(acknowledged.map(placeOf).sort());
  });

  it('share a stream without losing or doubling a revision', async () => {
    const events = await collect(log.store.readStream(contested));
    expect(revisionsOf(events)).toEqual(revisions(0, processes * appendsPerWriter - 1));
  });

  it('record in the order of positions, whatever their clocks', () => {
    const times = seen.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual([...times].sort());
  });
});
