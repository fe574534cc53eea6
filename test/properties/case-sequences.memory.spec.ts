import { describe, expect, it } from '@jest/globals';
import { articleRefusals } from '#articles';
import { caseShapes, caseRefusals } from '#cases';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { type Coverage, proveSequences, seed, type Subject, usualSequences } from './case-sequences.js';

const newSubject = async (): Promise<Subject> => {
  const ground = { store: new MemoryEventStore(), keys: new MemorySubjectKeys() };
  return { ...ground, send: await commandsOn(ground) };
};

const allEvents = new Set(Object.keys(caseShapes));
const allRefusals = new Set<string>([
  ...Object.keys(caseRefusals),
  // publishing is refused with it, sending never is
  ...Object.keys(articleRefusals).filter((code) => code !== 'LANGUAGE_GIVEN_TWICE'),
  ...['COMMAND_ID_REUSED', 'REVISION_CONFLICT'],
]);
const covers = ({ events, refusals }: Coverage): boolean =>
  events.size >= allEvents.size && refusals.size >= allRefusals.size;

describe(`${usualSequences} or more random sequences of commands (CASEFOLD_SEED=${seed}) on the store in memory`, () => {
  it('have the outcomes of the model, and reach every event and every refusal', async () => {
    const { sequences, events, refusals } = await proveSequences(newSubject, { covers });
    expect(sequences).toBeGreaterThanOrEqual(usualSequences);
    expect(events).toEqual(allEvents);
    expect(refusals).toEqual(allRefusals);
  }, 600_000);
});
