import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { caseCodec, caseStream } from '#cases';
import { createDataSource, createPool, migrate } from '#database';
import { PostgresEventStore } from '#event-store';
import { addDays } from '#kernel';
import { specTime } from '#kernel/testing';
import { MemorySubjectKeys } from '#encryption';
import { generationsOf, type Projection, ProjectionRunner, ReadPositions } from '#projections';
import { product, schema } from '#product';
import { caseExamples as examples } from '../libs/contexts/cases/src/case/case.examples.js';
import { createTestDatabase } from '#database/testing';
import type { Bench } from './support/bench.js';
import { caseStory, storyMetadata } from './support/case-story.js';

const cases = 2_000;
const liveAppends = 200;
/** Pause between commits, so that the machine is idle. */
const pauseMilliseconds = 20;
const patient = { timeoutMilliseconds: 120_000 };

export const bench: Bench = {
  title: `${cases * caseStory.length} events of ${cases} cases into each read model, and the time from a commit to its visibility`,
  run: async (report, serverUrl) => {
    const ground = await openGround(serverUrl);
    try {
      await fillLog(ground);
      const rows: Record<string, string | number>[] = [];
      rows.push({ 'read model': 'none: read only', 'events/s': await perSecond(() => readLog(ground, false)) });
      rows.push({ 'read model': 'none: read and decoded', 'events/s': await perSecond(() => readLog(ground, true)) });
      for (const projection of product.projections) {
        await startAnew(ground.pool, [projection]);
        rows.push({ 'read model': projection.name, 'events/s': await perSecond(() => keepUp(ground, [projection])) });
      }
      await startAnew(ground.pool, product.projections);
      rows.push({
        'read model': 'all at once',
        'events/s': await perSecond(() => keepUp(ground, product.projections)),
      });
      report.table(rows);
      await keepUp(ground, product.projections, async (positions) => {
        const { commits, sights } = await visibility(ground, positions);
        const [commit, sight, slowest] = [quantile(commits, 0.5), quantile(sights, 0.5), quantile(sights, 0.99)];
        report.note(
          `from a commit to its visibility in all read models: p50 ${sight.toFixed(1)} ms, p99 ${slowest.toFixed(1)} ms`,
        );
        report.require(
          `five times the commit time of ${commit.toFixed(1)} ms against that median`,
          (5 * commit) / sight,
          1,
        );
      });
    } finally {
      await ground.close();
    }
  },
};

type Ground = Awaited<ReturnType<typeof openGround>>;

const openGround = async (serverUrl: string) => {
  const database = await createTestDatabase(serverUrl);
  const reportError = (error: unknown): void => void process.stderr.write(`${error}\n`);
  const connection = { applicationName: 'bench', max: 12, reportError };
  const dataSource = await createDataSource(database.url, { ...connection, ...schema });
  await migrate(dataSource);
  await dataSource.destroy();
  const pool = createPool(database.url, connection);
  const store = await PostgresEventStore.open(pool, { reportError });
  const codec = caseCodec(new MemorySubjectKeys());
  const close = async (): Promise<void> => {
    await store.close();
    await pool.end();
    await database.drop();
  };
  return { pool, store, codec, reportError, close };
};

const fillLog = async ({ store, codec }: Ground): Promise<void> => {
  await Promise.all(
    Array.from({ length: cases }, async (_, nth) => {
      const id = randomUUID();
      const drafts = caseStory.map((event, index) => ({
        event,
        id: randomUUID(),
        occurredAt: addDays(specTime, nth % 365),
        metadata: storyMetadata(id, index),
      }));
      await store.append({ stream: caseStream(id), events: await codec.encode(drafts), expected: 'none' });
    }),
  );
};

const perSecond = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return (cases * caseStory.length * 1_000) / (performance.now() - begin);
};

const readLog = async ({ store, codec }: Ground, opened: boolean): Promise<void> => {
  for await (const { events } of store.readAll({ batchSize: 1_000 })) if (opened) await codec.decode(events);
};

const startAnew = async (pool: pg.Pool, anew: readonly Projection[]): Promise<void> => {
  const generations = await Promise.all(anew.map((projection) => generationsOf(pool, projection)));
  await pool.query(`TRUNCATE read.checkpoints, ${generations.flat().map(({ present }) => `read.${present}`)}`);
};

/** Runs these projections until they have caught up, and then until `meanwhile` resolves. */
const keepUp = async (
  { pool, store, codec, reportError }: Ground,
  kept: readonly Projection[],
  meanwhile?: (positions: ReadPositions) => Promise<void>,
): Promise<void> => {
  const positions = new ReadPositions(pool, store, kept);
  const logger = { warn: reportError, error: reportError };
  const controller = new AbortController();
  const runner = new ProjectionRunner({ store, pool, projections: kept, decoder: codec, positions, logger });
  const running = runner.run(controller.signal);
  const names = kept.map(({ name }) => name);
  await positions.waitFor(await store.lastPosition(), names, patient);
  await meanwhile?.(positions);
  controller.abort();
  await running;
};

/** Returns sorted times in milliseconds: of appends until their commit, and from there until visible in all read models. */
const visibility = async (
  { store, codec }: Ground,
  positions: ReadPositions,
): Promise<{ commits: readonly number[]; sights: readonly number[] }> => {
  const commits: number[] = [];
  const sights: number[] = [];
  const names = product.projections.map(({ name }) => name);
  for (let nth = 0; nth < liveAppends; nth++) {
    const id = randomUUID();
    const draft = {
      event: examples.CaseOpened,
      id: randomUUID(),
      occurredAt: specTime,
      metadata: storyMetadata(id, 0),
    };
    const events = await codec.encode([draft]);
    const begun = performance.now();
    const { position } = await store.append({ stream: caseStream(id), events, expected: 'none' });
    const committed = performance.now();
    await positions.waitFor(position, names, patient);
    commits.push(committed - begun);
    sights.push(performance.now() - committed);
    await sleep(pauseMilliseconds);
  }
  return { commits: commits.sort((a, b) => a - b), sights: sights.sort((a, b) => a - b) };
};

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))];
