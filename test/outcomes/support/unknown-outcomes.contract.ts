import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutcomeUnknown } from '#command-processing';
import type { EventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { Sums } from './sums.js';

/** A store whose connections can be cut where it hurts. */
export interface InterruptibleLog {
  readonly store: EventStore;
  /** The next append breaks off, before the log has it or after. */
  cutNextAppend(when: 'before' | 'after'): void;
  /** As `cutNextAppend`, and nothing gets through from then on until `heal`. */
  isolateAtNextAppend(when: 'before' | 'after'): void;
  heal(): void;
  /** How many appends were cut off so far: a cut that missed would prove nothing. */
  cuts(): number;
  close(): Promise<void>;
}

const moments = ['before', 'after'] as const;

/** What a command comes to when the connection breaks in the middle of its append: the same on every store. */
export const describeUnknownOutcomes = (store: string, open: () => Promise<InterruptibleLog>): void => {
  describe(`a command whose connection to ${store} is cut`, () => {
    let log: InterruptibleLog;
    let sums: Sums;
    let stream: string;
    let cutsBefore: number;
    const cuts = (): number => log.cuts() - cutsBefore;
    beforeAll(async () => {
      log = await open();
      sums = new Sums(log.store, new MemorySubjectKeys());
    });
    beforeEach(async () => {
      stream = `sum-${randomUUID()}`;
      await sums.add(stream, 'first', 1);
      cutsBefore = log.cuts();
    });
    afterEach(() => log.heal());
    afterAll(() => log.close());

    it.each(moments)('%s the commit happens once, and its repeat answers the same', async (moment) => {
      log.cutNextAppend(moment);
      const result = await sums.add(stream, 'cut', 2);
      expect(cuts()).toBe(1);
      expect(result.revision).toBe(1);
      await sums.add(stream, 'next', 3);
      expect(await sums.add(stream, 'cut', 2)).toEqual(result);
      expect(await sums.amountsOf(stream)).toEqual([1, 2, 3]);
    });

    it.each(moments)('%s the commit gives its id to nothing else', async (moment) => {
      log.cutNextAppend(moment);
      await sums.add(stream, 'cut', 2);
      expect(cuts()).toBe(1);
      await expect(sums.add(stream, 'cut', 4)).rejects.toMatchObject({ code: 'COMMAND_ID_REUSED' });
      expect(await sums.amountsOf(stream)).toEqual([1, 2]);
    });

    it.each(moments)('%s the commit, for long, is neither taken for done nor for not done', async (moment) => {
      log.isolateAtNextAppend(moment);
      const failure: unknown = await sums.add(stream, 'cut', 2).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(OutcomeUnknown);
      expect(failure).toMatchObject({ commandId: 'cut' });
      log.heal();
      expect(await sums.amountsOf(stream)).toEqual(moment === 'before' ? [1] : [1, 2]);
      expect(await sums.add(stream, 'cut', 2)).toMatchObject({ revision: 1 });
      expect(await sums.amountsOf(stream)).toEqual([1, 2]);
    });

    it('again and again among many others is done once, each of them', async () => {
      const streams = Array.from({ length: 16 }, () => `sum-${randomUUID()}`);
      const waves = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
      for (const wave of waves) {
        log.cutNextAppend(wave % 2 === 0 ? 'before' : 'after');
        const results = await Promise.all(streams.map((own) => sums.add(own, `${own}/${wave}`, wave)));
        expect(results.map(({ revision }) => revision)).toEqual(streams.map(() => wave));
      }
      expect(cuts()).toBe(waves.length);
      for (const own of streams) expect(await sums.amountsOf(own)).toEqual(waves);
    });
  });
};
