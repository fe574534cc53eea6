import type { StoredEvent } from '#event-store';
import { samplesIn } from '#codec/testing';
import { caseExamples, recordedCase } from '../case.examples.js';

const [{ envelope }] = recordedCase([caseExamples.WorkStarted]);

/** One event of every version that was ever stored, as it was stored, by the name of its file. */
export const storedSamples = (): ReadonlyMap<string, StoredEvent> =>
  samplesIn(new URL('../stored/', import.meta.url), envelope);
