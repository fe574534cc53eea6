import type { Pool } from 'pg';
import { CASE_CATEGORY, caseCodec, caseProjections, caseStream, EraseCaseData } from '#cases';
import type { SubjectKeys } from '#privacy';
import type { Holdings } from '../erasure-parts.js';

const [{ name: cases }] = caseProjections;

/** What cases hold of people: those of a customer, whenever and by whatever they came to be. */
export const caseHoldings = (pool: Pool, keys: SubjectKeys): Holdings => {
  const codec = caseCodec(keys);
  return {
    category: CASE_CATEGORY,
    readModels: [cases],
    async streamsOf(customerIds) {
      const { rows } = await pool.query<{ id: string }>(
        'SELECT case_id AS id FROM read.case_list_v1 WHERE customer_id = ANY ($1)',
        [customerIds],
      );
      return rows.map(({ id }) => caseStream(id));
    },
    sealedFields: (event) => codec.sealedFields(event),
    commandFor: (stream, _destroyed, context) => new EraseCaseData(stream, {}, context),
  };
};
