import type { Pool } from 'pg';
import type { PersonalData } from '#erasure';
import type { SubjectKeys } from '#encryption';
import { caseCodec } from '../case/case.codec.js';
import { CASE_CATEGORY, caseStream } from '../case/case.streams.js';
import { EraseCaseData } from '../use-cases/erase-case-data/erase-case-data.js';
import { casesOf } from '../case-list/cases-of.js';
import { casesProjection } from '../case-views/cases.projection.js';

/** Where cases hold personal data of customers, for erasure. */
export const casePersonalData = (pool: Pool, keys: SubjectKeys): PersonalData => {
  const codec = caseCodec(keys);
  return {
    category: CASE_CATEGORY,
    readModels: [casesProjection.name],
    async streamsOf(customerIds) {
      return (await casesOf(pool, customerIds)).map(({ caseId }) => caseStream(caseId));
    },
    sealedFields: (event) => codec.sealedFields(event),
    commandFor: (stream, _destroyed, context) => new EraseCaseData(stream, {}, context),
  };
};
