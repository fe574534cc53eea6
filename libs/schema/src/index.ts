import type { DataSourceParts } from '#database';
import { CreateLog1763800000000 } from '#event-store';
import { CreateSubjectKeys1763800100000 } from '#privacy';
import { CreateCheckpoints1763800200000 } from '#projections';

/** Every table of the product, for each program that opens its database. */
export const schema: Pick<DataSourceParts, 'entities' | 'migrations'> = {
  entities: [],
  migrations: [CreateLog1763800000000, CreateSubjectKeys1763800100000, CreateCheckpoints1763800200000],
};
