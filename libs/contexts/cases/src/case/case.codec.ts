import { EventCodec } from '#codec';
import type { SubjectKeys } from '#encryption';
import { type CaseEvent, caseShapes } from './case.events.js';

/** Codec between case events and stored events. */
export const caseCodec = (keys: SubjectKeys): EventCodec<CaseEvent> => new EventCodec<CaseEvent>(caseShapes, keys);
