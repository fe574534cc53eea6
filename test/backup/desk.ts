import path from 'node:path';
import type { Pool } from 'pg';
import { createDataSource, createPool, migrate } from '#database';
import { type CommandResult } from '#command-processing';
import { loadDemoArticles, storyOf } from '#demo';
import { PostgresEventStore } from '#event-store';
import { type Command, instantOf } from '#kernel';
import { FileKeyProvider, PostgresSubjectKeys, type SubjectKeys } from '#encryption';
import { schema } from '#product';
import { type LogVerification, PublishedSeals, Sealer, SealingFault, SealKey, SealTable, verifyLog } from '#seals';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';

const connections = { applicationName: 'spec', max: 12, reportError: () => undefined };

/** The product's write side, its keys and its sealer on a database, with its files in a folder. */
export interface Desk {
  readonly url: string;
  readonly pool: Pool;
  readonly store: PostgresEventStore;
  readonly keys: SubjectKeys;
  readonly send: (command: Command) => Promise<CommandResult>;
  /** One round of a sealer that has just started, publishing to the file of this name. */
  readonly seal: (publishedFile?: string) => Promise<boolean>;
  readonly verify: () => Promise<LogVerification>;
  readonly close: () => Promise<void>;
}

export const openDesk = async (url: string, folder: string): Promise<Desk> => {
  const dataSource = await createDataSource(url, { ...connections, ...schema });
  await migrate(dataSource).finally(() => dataSource.destroy());
  const pool = createPool(url, connections);
  const keys = await PostgresSubjectKeys.open(pool, await FileKeyProvider.open(path.join(folder, 'master-keys.json')));
  const store = await PostgresEventStore.open(pool, connections);
  const key = await SealKey.open(path.join(folder, 'seal-key.pem'));
  const seals = new SealTable(pool);
  const seal = async (publishedFile = 'seals.ndjson') =>
    new Sealer({
      ...{ store, seals, key, fault: new SealingFault(pool) },
      published: await PublishedSeals.open(path.join(folder, publishedFile)),
      now: () => instantOf(Date.now()),
      logger: { error: () => undefined },
    }).round(new AbortController().signal);
  const close = async () => {
    await store.close();
    await pool.end();
  };
  const verify = () => verifyLog({ store, seals, trusted: key.trusted });
  return { url, pool, store, keys, send: await commandsOn({ store, keys }), seal, verify, close };
};

const until = '2026-11-22T00:00:00.000Z';

/** Writers that tell cases one after another, and note what was acknowledged. */
export class Writers {
  readonly acknowledged: CommandResult[] = [];
  private readonly stop = new AbortController();
  private readonly running: Promise<unknown>;

  constructor(desk: Desk, count: number, seed: number) {
    const send = async (command: Command): Promise<CommandResult> => {
      const result = await desk.send(command);
      this.acknowledged.push(result);
      return result;
    };
    const write = async (writer: number) => {
      const set = { seed: seed * 100 + writer, until };
      await loadDemoArticles(set, send);
      for (let nth = 0; !this.stop.signal.aborted; nth += 1) {
        for (const command of storyOf(set, nth)) {
          await send(command);
          if (this.stop.signal.aborted) return;
        }
      }
    };
    this.running = Promise.all(Array.from({ length: count }, (_, writer) => write(writer)));
  }

  /** Until that many more are acknowledged. */
  async more(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    const reached = async () => {
      while (this.acknowledged.length < goal) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    await Promise.race([reached(), this.running]); // which ends before only by failing
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.running;
  }
}
