import { customerSubject, streamNames } from '#kernel';

/** Names of case streams: `case-<uuid>`. The API identifies a case by the uuid alone. */
export const caseNames = streamNames('case');

export const { category: CASE_CATEGORY, streamOf: caseStream, idOf: caseIdOf } = caseNames;

/** The data subject of a case: its customer, or the case itself while it has none (a guest). */
export const caseSubject = (stream: string, customerId: string | undefined): string =>
  customerId === undefined ? stream : customerSubject(customerId);
