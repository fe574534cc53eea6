import { customerSubject, streamNames } from '#kernel';

/** The streams of cases: `case-<uuid>`. Within the API a case is named by the uuid alone. */
export const caseNames = streamNames('case');

export const { category: CASE_CATEGORY, streamOf: caseStream, idOf: caseIdOf } = caseNames;

/** Whose key protects what is written about a case: its customer's; the case's own while there is none, as with a guest. */
export const caseSubject = (stream: string, customerId: string | undefined): string =>
  customerId === undefined ? stream : customerSubject(customerId);
