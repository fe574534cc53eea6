import { CreateAccessLog1763802200000 } from '#access-log';
import { caseEntities, caseReadMigrations } from '#cases';
import { customerEntities, customerReadMigrations } from '#customers';
import type { DataSourceParts } from '#database';
import { CreateErasures1763802100200 } from '#erasure';
import { CreateLog1763800000000, CreateLogPlace1763801600000 } from '#event-store';
import { CreateLeases1763801000000 } from '#leases';
import { CreateErasedSubjects1763802100000, CreateSubjectKeys1763800100000 } from '#privacy';
import { CreateProcesses1763801500000 } from '#processes';
import {
  AddVerifications1763801600100,
  CreateCheckpoints1763800200000,
  CreateParked1763801100000,
  CreateProjectionTables1763801200000,
  CreateRebuilds1763801200200,
  type ReadMigration,
} from '#projections';
import { CreateSeals1763801400000 } from '#seals';
import { CreateSnapshots1763801300000 } from '#snapshots';

/** Every table of the product, for each program that opens its database. */
export const schema = {
  entities: [...caseEntities, ...customerEntities],
  migrations: [
    CreateLog1763800000000,
    CreateSubjectKeys1763800100000,
    CreateCheckpoints1763800200000,
    ...caseReadMigrations,
    CreateLeases1763801000000,
    CreateParked1763801100000,
    CreateProjectionTables1763801200000,
    CreateRebuilds1763801200200,
    CreateSnapshots1763801300000,
    CreateSeals1763801400000,
    CreateProcesses1763801500000,
    CreateLogPlace1763801600000,
    AddVerifications1763801600100,
    ...customerReadMigrations,
    CreateErasedSubjects1763802100000,
    CreateErasures1763802100200,
    CreateAccessLog1763802200000,
  ],
} satisfies Pick<DataSourceParts, 'entities' | 'migrations'>;

/** Of a migration, by its name. */
const timeOf = ({ name }: ReadMigration): number => Number(name.slice(-'1763800000000'.length));

/** All that make schema `read`, in the order of their times, by which it is made anew where it is damaged. */
export const readMigrations: readonly ReadMigration[] = [
  CreateCheckpoints1763800200000,
  ...caseReadMigrations,
  CreateParked1763801100000,
  CreateProjectionTables1763801200000,
  CreateSnapshots1763801300000,
  ...customerReadMigrations,
].sort((a, b) => timeOf(a) - timeOf(b));
