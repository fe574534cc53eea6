import { historyApi, StreamApi } from '#kit';
import { CaseCommands, CaseReader, caseStreams } from '../case/case.model.js';
import { Case } from './case.type.js';

/** What the API says about cases: their payloads, and a mutation for every use case. */
export const caseApi = new StreamApi({
  streams: caseStreams,
  commands: CaseCommands,
  reader: CaseReader,
  type: Case,
});

export const caseHistory = historyApi(caseApi);
