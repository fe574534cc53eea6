import { describe, expect, it } from '@jest/globals';
import { caseFields, caseRefusalCodes } from '#cases';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#privacy';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { proveSequences, seed, type Subject } from './case-sequences.js';

const newSubject = async (): Promise<Subject> => {
  const ground = { store: new MemoryEventStore(), keys: new MemorySubjectKeys() };
  return { ...ground, send: await commandsOn(ground) };
};

describe(`10,000 random sequences of commands (CASEFOLD_SEED=${seed}) on the store in memory`, () => {
  it('come out as the model says, and reach every event and every refusal', async () => {
    const { sequences, events, refusals } = await proveSequences(newSubject);
    expect(sequences).toBe(10_000);
    expect(events).toEqual(new Set(Object.keys(caseFields)));
    expect(refusals).toEqual(new Set([...caseRefusalCodes, 'COMMAND_ID_REUSED', 'REVISION_CONFLICT']));
  }, 600_000);
});
