import { EventCodec } from '#codec';
import type { SubjectKeys } from '#encryption';
import { type CaseEvent, caseShapes } from './case.events.js';

/** Between case events and the log. */
export const caseCodec = (keys: SubjectKeys): EventCodec<CaseEvent> => new EventCodec<CaseEvent>(caseShapes, keys);
