import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collect, type StoredEvent } from '#event-store';
import type { PostgresGround } from '../properties/postgres-ground.js';
import { differencesFromRebuild, startReadModels } from '../properties/read-models.js';
import { openDataFolder } from './data-folder.js';
import { ServiceProcess, Testimony } from './service-process.js';

const rounds = 20;
const writers = 64;
/** In these rounds the database is killed first, and the service a moment later. */
const killsPostgres = (round: number): boolean => round % 4 === 3;
const moment = 150;

const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
/** How long the service may work, in milliseconds, for each round. */
const lifetimes = fc.sample(fc.noBias(fc.integer({ min: 200, max: 1_500 })), { seed, numRuns: rounds });

const testimony = new Testimony();
/** Of each time that Postgres was killed, whether the service still ran a moment later. */
const outlived: boolean[] = [];
let folder: string;
let ground: PostgresGround;
let log: readonly StoredEvent[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-crash-'));
  await chmod(folder, 0o755); // run by root, Postgres is another account
  for (const [round, lifetime] of lifetimes.entries()) {
    const service = await ServiceProcess.start(folder, round, testimony);
    await sleep(lifetime);
    if (killsPostgres(round)) {
      service.killPostgres();
      await sleep(moment);
      outlived.push(service.runs);
    }
    await service.kill();
  }
  ground = await openDataFolder(folder);
  log = (await collect(ground.store.readAll())).flatMap(({ events }) => events);
}, 600_000);

afterAll(async () => {
  await ground?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The events of each command, in order. */
const eventsByCommand = (): ReadonlyMap<string, readonly StoredEvent[]> => {
  const commands = new Map<string, StoredEvent[]>();
  for (const event of log) {
    const { stream, commandId } = event;
    commands.set(`${stream}/${commandId}`, [...(commands.get(`${stream}/${commandId}`) ?? []), event]);
  }
  return commands;
};

/** No command here makes two events of one type: a second one would be the command a second time. */
const isOneAppend = (events: readonly StoredEvent[]): boolean =>
  new Set(events.map(({ type }) => type)).size === events.length &&
  events.every(({ revision }, index) => revision === events[0].revision + index);

describe(`a service killed ${rounds} times under 64 writers (CASEFOLD_SEED=${seed})`, () => {
  it('keeps every acknowledged command, once and at its revision', () => {
    const commands = eventsByCommand();
    const lost = testimony.acknowledged.filter(({ stream, commandId, revision }) => {
      const events = commands.get(`${stream}/${commandId}`) ?? [];
      return events.at(-1)?.revision !== revision || !isOneAppend(events);
    });
    expect(testimony.acknowledged.length).toBeGreaterThan(rounds * writers);
    expect(lost).toEqual([]);
  });

  it('invents nothing: what was not acknowledged was on its way, and is there whole and once', () => {
    const acknowledged = new Set(testimony.acknowledged.map(({ commandId }) => commandId));
    const cases = log.filter(({ stream }) => stream.startsWith('case-'));
    expect(cases.filter(({ commandId }) => !testimony.sent.has(commandId))).toEqual([]);
    const unacknowledged = new Set(cases.map(({ commandId }) => commandId).filter((id) => !acknowledged.has(id)));
    expect(unacknowledged.size).toBeLessThanOrEqual(rounds * writers);
    expect([...eventsByCommand().values()].filter((events) => !isOneAppend(events))).toEqual([]);
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  });

  it('outlives its Postgres', () => {
    expect(outlived).toEqual(Array.from({ length: rounds / 4 }, () => true));
  });

  it('leaves positions dense and revisions contiguous', () => {
    expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, index) => index + 1));
    const next = new Map<string, number>();
    for (const { stream, revision } of log) {
      expect(revision).toBe(next.get(stream) ?? 0);
      next.set(stream, revision + 1);
    }
  });

  it('has read models that equal a rebuild: as the last kill left them, and when they have caught up', async () => {
    expect(await differencesFromRebuild(ground)).toEqual([]);
    const readModels = await startReadModels(ground);
    await readModels.caughtUp().finally(() => readModels.stop());
    expect(await differencesFromRebuild(ground)).toEqual([]);
  }, 120_000);
});
