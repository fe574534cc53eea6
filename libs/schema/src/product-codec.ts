import { type CaseEvent, caseShapes } from '#cases';
import { EventCodec } from '#codec';
import { type CustomerEvent, customerShapes } from '#customers';
import type { SubjectKeys } from '#privacy';

/** Reads what any context has stored in the log, for whoever follows all of it: read models and processes. */
export const productCodec = (keys: SubjectKeys): EventCodec<CaseEvent | CustomerEvent> =>
  new EventCodec<CaseEvent | CustomerEvent>({ ...caseShapes, ...customerShapes }, keys);
