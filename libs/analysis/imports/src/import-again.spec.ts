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
  told,
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
  return told(bench);
};

describe.each(Object.entries(stores))('an import into a log that holds some of it, kept in %s', (_name, open) => {
  let bench: ImportBench;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const opened = await open();
    bench = { ...freshBench(), store: opened.store };
    close = opened.close;
  });
  afterEach(() => close());

  it('adds nothing where it holds all, and books the rows alike', async () => {
    const first = await importInto(bench, sampleFile);
    const again = await importInto(bench, sampleFile);
    expect(again.cases).toEqual({ new: 0, continued: 0, unchanged: 6, conflicting: 0 });
    expect(again.rows).toEqual({ ...first.rows, told: 0, toldBefore: first.rows.told });
    expect(again.events).toEqual({});
    expect(again.refused).toEqual(first.refused);
    expect(await told(bench)).toEqual(await importedOnce());
  });

  it.each([1, 9, 20, 30])('goes on where a file of %i rows ended', async (length) => {
    await importInto(bench, scratchFile('begun.csv', [header, ...rows.slice(0, length)]));
    await importInto(bench, sampleFile);
    expect(await told(bench)).toEqual(await importedOnce());
  });

  it.each([0, 1, 3, 5])('goes on where it was killed after %i cases', async (cases) => {
    const dying = { ...bench, store: new DyingStore(bench.store, cases) };
    await expect(importInto(dying, sampleFile)).rejects.toThrow('killed');
    const { rows: booked } = await importInto(bench, sampleFile);
    expect(booked.told + booked.toldBefore).toBe(34);
    expect(await told(bench)).toEqual(await importedOnce());
  });

  it('adds everything once where two run at the same time', async () => {
    const booked = await Promise.all([importInto(bench, sampleFile), importInto(bench, sampleFile)]);
    expect(booked.map(({ rows }) => rows.told).reduce((sum, told) => sum + told)).toBe(34);
    expect(await told(bench)).toEqual(await importedOnce());
  });
});

describe('an import that meets somebody whose data are being erased', () => {
  it('names the line of their case, and is run again once that is over', async () => {
    const keys = new MemorySubjectKeys();
    const bench = { ...freshBench(), keys };
    const subject = `customer-${customerIdOf('Caller 2')}`;
    keys.beginErasure(subject);
    await expect(importInto(bench, sampleFile)).rejects.toThrow(/^Stopped at line 10: .* again in a minute/);
    keys.erase(subject, '0');
    await importInto(bench, sampleFile);
    expect(await told(bench)).toEqual(await importedOnce());
  });
});
