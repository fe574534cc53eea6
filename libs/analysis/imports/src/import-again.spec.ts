import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { openTestLog } from '#event-store/testing';
import { customerIdOf } from './servicenow/identity.js';
import { DyingStore } from './testing/dying-store.js';
import {
  CountingNumbers,
  type ImportBench,
  importInto,
  sampleFile,
  sampleLines,
  scratchFile,
  storedHistories,
} from './testing/import-into.js';

const [header, ...rows] = sampleLines();

const stores = {
  memory: async () => ({ store: new MemoryEventStore(), close: async () => undefined }),
  postgres: () => openTestLog(),
};

const freshBench = (): ImportBench => ({
  store: new MemoryEventStore(),
  keys: new MemorySubjectKeys(),
  numbers: new CountingNumbers(),
});

const importedOnce = async (): Promise<Record<string, string[]>> => {
  const bench = freshBench();
  await importInto(bench, sampleFile);
  return storedHistories(bench);
};

describe.each(Object.entries(stores))('an import into a log that has some of it already, in %s', (_name, open) => {
  let bench: ImportBench;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const opened = await open();
    bench = { ...freshBench(), store: opened.store };
    close = opened.close;
  });
  afterEach(() => close());

  it('adds nothing if everything is stored, and reports the rows as stored before', async () => {
    const first = await importInto(bench, sampleFile);
    const again = await importInto(bench, sampleFile);
    expect(again.cases).toEqual({ new: 0, continued: 0, unchanged: 6, conflicting: 0 });
    expect(again.rows).toEqual({ ...first.rows, told: 0, toldBefore: first.rows.told });
    expect(again.events).toEqual({});
    expect(again.refused).toEqual(first.refused);
    expect(await storedHistories(bench)).toEqual(await importedOnce());
  });

  it.each([1, 9, 20, 30])('continues where a file of %i rows ended', async (length) => {
    await importInto(bench, scratchFile('begun.csv', [header, ...rows.slice(0, length)]));
    await importInto(bench, sampleFile);
    expect(await storedHistories(bench)).toEqual(await importedOnce());
  });

  it.each([0, 1, 3, 5])('continues after it was killed after %i cases', async (cases) => {
    const dying = { ...bench, store: new DyingStore(bench.store, cases) };
    await expect(importInto(dying, sampleFile)).rejects.toThrow('killed');
    const { rows: booked } = await importInto(bench, sampleFile);
    expect(booked.told + booked.toldBefore).toBe(34);
    expect(await storedHistories(bench)).toEqual(await importedOnce());
  });

  it('adds everything once if two run at the same time', async () => {
    const booked = await Promise.all([importInto(bench, sampleFile), importInto(bench, sampleFile)]);
    expect(booked.map(({ rows }) => rows.told).reduce((sum, told) => sum + told)).toBe(34);
    expect(await storedHistories(bench)).toEqual(await importedOnce());
  });
});

describe('an import during the erasure of a customer', () => {
  it('names the line of the case, and succeeds after the erasure', async () => {
    const keys = new MemorySubjectKeys();
    const bench = { ...freshBench(), keys };
    const subject = `customer-${customerIdOf('Caller 2')}`;
    keys.beginErasure(subject);
    await expect(importInto(bench, sampleFile)).rejects.toThrow(/^Stopped at line 10: .* again in a minute/);
    keys.erase(subject, '0');
    await importInto(bench, sampleFile);
    expect(await storedHistories(bench)).toEqual(await importedOnce());
  });
});
