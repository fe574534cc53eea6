import { appendFile, readFile, rename, stat, truncate } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { newEvents, newStream } from '#event-store/testing';
import { SealKey } from './seal-keys.js';
import { sealStatus } from './seal-status.js';
import { openSealedLog, type SealedLog, sealOnce } from './testing/sealed-log.js';

const { signal } = new AbortController();

describe('the sealer', () => {
  let log: SealedLog;
  beforeEach(async () => {
    log = await openSealedLog();
  });
  afterEach(() => log.close());

  const append = (events: number) =>
    log.store.append({ stream: newStream('case'), events: newEvents(events), expected: 'none' });
  const published = async () => (await readFile(log.publishedFile, 'utf8')).split('\n').slice(0, -1);

  it('seals what came in since, and nothing where nothing did', async () => {
    const sealer = await log.sealer();
    await append(5);
    await sealer.round(signal);
    await append(3);
    await sealer.round(signal);
    await sealer.round(signal);
    expect(await log.verify({ published: log.publishedFile })).toMatchObject({
      broken: undefined,
      events: 8,
      seals: 2,
      lastSeal: { number: 2, through: '8' },
      unsealed: { events: 0, after: '8' },
    });
    expect(await published()).toHaveLength(2);
  });

  it('seals a long log in pieces', async () => {
    for (let n = 0; n < 9; n += 1) await append(1_000);
    await sealOnce(log);
    expect(await log.verify()).toMatchObject({ broken: undefined, events: 9_000, seals: 3 });
  });

  it('says how much is not sealed yet, and since when', async () => {
    expect(await sealStatus(log.pool, log.store)).toEqual({ unsealedEvents: 0 });
    await append(2);
    await sealOnce(log);
    await append(4);
    expect(await sealStatus(log.pool, log.store)).toMatchObject({
      last: { number: 1, through: '2' },
      unsealedEvents: 4,
      unsealedSince: expect.stringMatching(/^2/),
    });
    expect(await log.verify()).toMatchObject({ broken: undefined, unsealed: { events: 4, after: '2' } });
  });

  it('goes on where another left off', async () => {
    await append(2);
    await sealOnce(log);
    await append(2);
    await sealOnce(log);
    expect(await log.verify()).toMatchObject({ broken: undefined, seals: 2 });
  });

  it('writes each seal once, however many seal at the same time', async () => {
    const sealers = await Promise.all(Array.from({ length: 8 }, () => log.sealer()));
    for (let n = 0; n < 10; n += 1) {
      await append(3);
      const rounds = await Promise.allSettled(sealers.map((sealer) => sealer.round(signal)));
      expect(rounds.some(({ status }) => status === 'fulfilled')).toBe(true);
    }
    expect(await log.verify({ published: log.publishedFile })).toMatchObject({
      broken: undefined,
      seals: 10,
      unsealed: { events: 0 },
    });
  });

  it('publishes what a crash kept from being published, and mends half a line', async () => {
    await append(1);
    await sealOnce(log);
    await append(1);
    await sealOnce(log);
    await truncate(log.publishedFile, (await stat(log.publishedFile)).size - 100);
    await append(1);
    await sealOnce(log);
    const numbers = (await published()).map((line) => (JSON.parse(line) as { number: number }).number);
    expect(numbers).toEqual([1, 2, 3]);
  });

  it('makes its key once, for its owner only', async () => {
    expect((await stat(log.keyFile)).mode & 0o777).toBe(0o600);
    const key = await readFile(log.keyFile, 'utf8');
    await sealOnce(log);
    expect(await readFile(log.keyFile, 'utf8')).toBe(key);
  });

  describe('does not go on, and says so,', () => {
    const refuses = async (reason: string) => {
      const before = await log.seals.last();
      await append(1);
      expect(await sealOnce(log)).toBe(false);
      expect(log.told.at(-1)).toBe(`the log is broken: sealing has stopped: LogIsBroken: ${reason}`);
      expect((await sealStatus(log.pool, log.store)).fault).toBe(reason);
      expect(await log.seals.last()).toEqual(before);
    };
    beforeEach(async () => {
      for (let n = 0; n < 3; n += 1) {
        await append(4);
        await sealOnce(log);
      }
    });

    it('over a seal that was changed', async () => {
      await log.pool.query('UPDATE log.seals SET events = 5 WHERE number = 3');
      await refuses('Seal 3 differs from what was signed.');
    });

    it('over events that were changed under the last seal', async () => {
      await log.pool.query("UPDATE log.events SET type = 'CaseClosed' WHERE position = 10");
      await refuses('The record at position 10 differs from what was sealed.');
    });

    it('over a gap among the events to seal', async () => {
      await append(3);
      await log.pool.query('DELETE FROM log.events WHERE position = 14');
      await refuses('The record at position 14 is missing.');
    });

    it('where the log is set back behind what was published', async () => {
      await log.pool.query('DELETE FROM log.seals WHERE number = 3');
      await refuses('Seal 3 was published but is missing: the log was reset or is a different one.');
    });

    it('over seals of a key that it does not know, unless that key is put behind its own', async () => {
      const file = `${log.keyFile}.other`;
      const sealer = await log.sealer({ key: await SealKey.open(file) });
      expect(await sealer.round(signal)).toBe(false);
      expect(log.told.at(-1)).toContain(`Seal 3 was signed with key ${log.key.id}, which is not trusted here.`);
      await appendFile(file, log.key.publicPem);
      expect(await (await log.sealer({ key: await SealKey.open(file) })).round(signal)).toBe(true);
    });

    it('until the log is mended', async () => {
      const { rows } = await log.pool.query(
        "UPDATE log.events SET type = type || 'x' WHERE position = 10 RETURNING type",
      );
      expect(await sealOnce(log)).toBe(false);
      await log.pool.query('UPDATE log.events SET type = $1 WHERE position = 10', [rows[0].type.slice(0, -1)]);
      expect(await sealOnce(log)).toBe(true);
      expect((await sealStatus(log.pool, log.store)).fault).toBeUndefined();
    });
  });

  it('shows a log that was rewritten together with its seals, by the right key, to who has published ones alone', async () => {
    await append(4);
    await sealOnce(log);
    const elsewhere = `${log.publishedFile}.elsewhere`;
    await rename(log.publishedFile, elsewhere);
    await log.pool.query("UPDATE log.events SET type = 'CaseClosed' WHERE position = 2");
    await log.pool.query('DELETE FROM log.seals');
    await sealOnce(log);
    expect(await log.verify({ published: log.publishedFile })).toMatchObject({ broken: undefined, seals: 1 });
    expect((await log.verify({ published: elsewhere })).broken).toMatchObject({
      reason: 'Seal 1 differs from the published one.',
    });
  });

  it('seals any log', async () => {
    const store = new MemoryEventStore();
    await store.append({ stream: 'case-1', events: newEvents(10), expected: 'none' });
    await (await log.sealer({ store })).round(signal);
    expect(await log.verify({ store })).toMatchObject({ broken: undefined, events: 10, seals: 1 });
  });
});
