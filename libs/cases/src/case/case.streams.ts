/** The category of the streams of cases: `case-<uuid>`. Within the API a case is named by the uuid alone. */
export const CASE_CATEGORY = 'case';

export const caseStream = (id: string): string => `${CASE_CATEGORY}-${id}`;

export const caseIdOf = (stream: string): string => stream.slice(CASE_CATEGORY.length + 1);

/** Whose key protects what is written about a case: its customer's; the case's own while there is none, as with a guest. */
export const caseSubject = (stream: string, customerId: string | undefined): string =>
  customerId === undefined ? stream : `customer-${customerId}`;
