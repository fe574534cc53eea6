import { CASE_CATEGORY, caseShapes } from '#cases';
import { LogCodec } from '#codec';
import { CUSTOMER_CATEGORY, customerShapes } from '#customers';
import type { SubjectKeys } from '#privacy';

/** Reads what any context has stored in the log, for whoever follows all of it: read models and processes. */
export const productCodec = (keys: SubjectKeys): LogCodec =>
  new LogCodec(
    [
      { category: CASE_CATEGORY, shapes: caseShapes },
      { category: CUSTOMER_CATEGORY, shapes: customerShapes },
    ],
    keys,
  );
