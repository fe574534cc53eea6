import { deriveId } from '#command-processing';
import { categoryOf, collect } from '#event-store';
import { beginning, type CommandContext, comparePositions } from '#kernel';
import type { Erasure, UnreadableEvents } from '../erasure.js';
import type { Destroyed, ErasureParts, PersonalData } from '../erasure-parts.js';
import type { StepDone } from '../erasure-table.js';

/**
 * Records in every stream that its keys are destroyed. Command ids are derived from the request, so that repeats change
 * nothing.
 */
export const recordInStreams = async (erasure: Erasure, parts: ErasureParts): Promise<StepDone> => {
  const { id, progress } = erasure;
  const { streams = [], through = beginning } = progress;
  const unreadable = await unreadableOf(erasure, parts);
  const counts = Object.fromEntries(Object.entries(unreadable).map(([type, { events }]) => [type, events]));
  let toldAt = beginning;
  for (const stream of streams) {
    const destroyed: Destroyed = { certificateId: id, through, counts };
    const command = personalDataOf(stream, parts).commandFor(stream, destroyed, contextOf(erasure, stream, parts));
    const { position } = await parts.send(command);
    if (comparePositions(position, toldAt) > 0) toldAt = position;
  }
  return { step: 'told', progress: { unreadable, toldAt } };
};

const personalDataOf = (stream: string, { personalData }: ErasureParts): PersonalData => {
  const found = personalData.find(({ category }) => category === categoryOf(stream));
  if (!found) throw new Error(`No context declares personal data for streams like ${stream}`);
  return found;
};

const contextOf = ({ id, correlationId }: Erasure, stream: string, { clock }: ErasureParts): CommandContext => ({
  commandId: deriveId('erasure', id, stream),
  actor: { id: 'erasure', role: 'system' },
  now: clock.now(),
  correlationId,
  causationId: id,
});

const unreadableOf = async ({ progress }: Erasure, parts: ErasureParts): Promise<UnreadableEvents> => {
  const { streams = [], through = beginning } = progress;
  const counts: Record<string, { events: number; fields: number }> = {};
  for (const stream of streams) {
    const { sealedFields } = personalDataOf(stream, parts);
    for (const event of await collect(parts.store.readStream(stream))) {
      const isErased = streams.includes(event.subject) && comparePositions(event.position, through) <= 0;
      const fields = isErased ? sealedFields(event).length : 0;
      if (fields === 0) continue;
      const count = (counts[event.type] ??= { events: 0, fields: 0 });
      count.events += 1;
      count.fields += fields;
    }
  }
  return counts;
};
