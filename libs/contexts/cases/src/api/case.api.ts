import { historyApi, StreamApi } from '#kit';
import { CaseCommands, CaseReader, caseStreams } from '../case/case.model.js';
import { Case } from './case.type.js';

/** GraphQL types and mutations of cases: payloads, and one mutation per use case. */
export const caseApi = new StreamApi({
  streams: caseStreams,
  commands: CaseCommands,
  reader: CaseReader,
  type: Case,
});

export const caseHistory = historyApi(caseApi);
