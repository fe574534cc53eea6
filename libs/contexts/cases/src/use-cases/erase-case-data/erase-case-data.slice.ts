import { caseApi } from '../../api/case.api.js';
import { EraseCaseData, eraseCaseData } from './erase-case-data.js';

export const eraseCaseDataSlice = caseApi.slice({
  command: EraseCaseData,
  decide: eraseCaseData,
});
