// What projections and processes of other contexts read of cases. It loads no framework, as `#cases` does.
export type { CaseEvent, CaseEventData, CaseEventType } from './case/case.events.js';
export { CASE_CATEGORY, caseIdOf, caseStream } from './case/case.streams.js';
