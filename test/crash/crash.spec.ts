import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-store';
import { differencesFromRebuild, startReadModels } from '../properties/read-models.js';
import { rounds } from '../support/effort.js';
import { type Ground, openGround } from './ground.js';
import { scheduleOf, serviceParts, ServiceUnderFire } from './service-under-fire.js';
import { isInTurn, isWhole, stepsOfWaits } from './silence.js';
import { Testimony } from './testimony.js';
import { Writer } from './writer.js';

/** `npm run test:crash` kills more often. */
const kills = rounds(20, { atLeast: serviceParts.length, setting: 'CASEFOLD_KILLS' });
const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
const writers = 32;
const sharedCases = 8;
const minute = 60_000;

const testimony = new Testimony();
let service: ServiceUnderFire;
let ground: Ground;
let log: readonly StoredEvent[];

/** Whether enough has been written for what the log holds to mean something. */
const isEnoughWritten = (): boolean =>
  testimony.acknowledged.length > kills * writers && testimony.silent.size > writers / 4;

/** Few kills are over before there is. */
const enoughWritten = async (): Promise<void> => {
  const deadline = performance.now() + minute;
  while (!isEnoughWritten() && performance.now() < deadline) await sleep(50);
};

const silentCasesClosed = async (): Promise<void> => {
  const deadline = performance.now() + 3 * minute;
  for (;;) {
    log = await ground.readLog();
    const closed = new Set(log.filter(({ type }) => type === 'CaseClosed').map(({ stream }) => stream));
    if ([...testimony.silent].every((stream) => closed.has(stream)) || performance.now() > deadline) return;
    await sleep(1_000);
  }
};

beforeAll(
  async () => {
    service = await ServiceUnderFire.start();
    const stop = new AbortController();
    const parts = { api: service.api, token: await service.token(), testimony, signal: stop.signal };
    const opener = new Writer('shared', seed, { ...parts, shared: [] });
    const shared: string[] = [];
    for (let n = 0; n < sharedCases; n++) shared.push(await opener.open());
    const working = Array.from({ length: writers }, (_, n) =>
      new Writer(`writer ${n}`, seed, { ...parts, shared }).work(),
    );
    for (const kill of scheduleOf(seed, kills)) await service.kill(kill);
    await enoughWritten();
    stop.abort();
    await Promise.all(working);
    ground = await openGround(service.postgres.url, service.environment);
    await silentCasesClosed();
    await service.stopServices();
    log = await ground.readLog();
  },
  (5 + kills / 10) * minute,
);

afterAll(async () => {
  await ground?.close();
  await service?.remove();
}, minute);

/** The events of each command to a stream, in order. */
const eventsByCommand = (): ReadonlyMap<string, readonly StoredEvent[]> => {
  const commands = new Map<string, StoredEvent[]>();
  for (const event of log) {
    const key = `${event.stream}/${event.commandId}`;
    const events = commands.get(key);
    if (events) events.push(event);
    else commands.set(key, [event]);
  }
  return commands;
};

/** No command here makes two events of one type: a second one would be the command a second time. */
const isOneAppend = (events: readonly StoredEvent[]): boolean =>
  new Set(events.map(({ type }) => type)).size === events.length &&
  events.every(({ revision }, index) => revision === events[0].revision + index);

describe(`API, worker and Postgres killed ${kills} times under ${writers} writers (CASEFOLD_SEED=${seed})`, () => {
  it('keep every acknowledged command, once and at its revision', () => {
    const commands = eventsByCommand();
    const lost = testimony.acknowledged.filter(({ stream, commandId, revision }) => {
      const events = commands.get(`${stream}/${commandId}`) ?? [];
      return events.at(-1)?.revision !== revision || !isOneAppend(events);
    });
    expect(testimony.acknowledged.length).toBeGreaterThan(kills * writers);
    expect(lost).toEqual([]);
    expect(testimony.astonishing).toEqual([]);
  });

  it('invent nothing: every event comes of a command that was sent, or of an event that a process reacted to', () => {
    const ids = new Set(log.map(({ id }) => id));
    const invented = log
      .filter(({ stream }) => stream.startsWith('case-'))
      .filter(({ commandId, causationId }) => !testimony.sent.has(commandId) && !ids.has(causationId ?? ''));
    expect(invented).toEqual([]);
    expect([...eventsByCommand().values()].filter((events) => !isOneAppend(events))).toEqual([]);
    expect(ids.size).toBe(log.length);
  });

  it('leave positions dense and revisions contiguous', () => {
    expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, index) => index + 1));
    const next = new Map<string, number>();
    for (const { stream, revision } of log) {
      expect(revision).toBe(next.get(stream) ?? 0);
      next.set(stream, revision + 1);
    }
  });

  it('remind and close each silent customer’s case once, and in turn', () => {
    const waits = stepsOfWaits(log);
    expect([...waits.values()].filter((steps) => !isInTurn(steps))).toEqual([]);
    const begun = log.filter(({ type, stream }) => type === 'AwaitingStarted' && testimony.silent.has(stream));
    expect(begun.length).toBe(testimony.silent.size);
    expect(begun.length).toBeGreaterThan(writers / 4);
    expect(begun.filter(({ id }) => !isWhole(waits.get(id) ?? []))).toEqual([]);
  });

  it('send each reminder', () => {
    const reminders = log.filter(({ type }) => type === 'CustomerReminded').length;
    expect(new Set(service.sentMessages()).size).toBe(reminders);
  });

  it(
    'leave read models that equal a rebuild: as the last kill left them, and when they have caught up',
    async () => {
      expect(await differencesFromRebuild(ground)).toEqual([]);
      const readModels = await startReadModels(ground);
      await readModels.caughtUp().finally(() => readModels.stop());
      expect(await differencesFromRebuild(ground)).toEqual([]);
    },
    10 * minute,
  );
});
