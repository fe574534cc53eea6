import type { StoredEvent } from '#event-store';
import { samplesIn } from '#codec/testing';
import { caseExamples, recordedCase } from '../case.examples.js';

const [{ envelope }] = recordedCase([caseExamples.WorkStarted]);

/** One stored event of every version ever stored, by file name. */
export const storedSamples = (): ReadonlyMap<string, StoredEvent> =>
  samplesIn(new URL('../stored/', import.meta.url), envelope);
