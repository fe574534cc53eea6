import { CreateAccessLog1763802200000 } from '#access-log';
import type { DataSourceParts } from '#database';
import { CreateErasures1763802100200 } from '#erasure';
import { CreateLog1763800000000, CreateLogPlace1763801600000 } from '#event-store';
import { CreateLeases1763801000000 } from '#leases';
import { CreateErasedSubjects1763802100000, CreateSubjectKeys1763800100000 } from '#encryption';
import { CreateProcesses1763801500000 } from '#processes';
import {
  AddVerifications1763801600100,
  CreateCheckpoints1763800200000,
  CreateParked1763801100000,
  CreateProjectionTables1763801200000,
  CreateRebuilds1763801200200,
  type ReadMigration,
  readTablesOf,
  tablesOf,
} from '#projections';
import { CreateSeals1763801400000 } from '#seals';
import { CreateSnapshots1763801300000 } from '#snapshots';
import { product } from './product.js';

const CreateReadTables = readTablesOf(product.projections);

/** Entities and migrations of all tables, for every program that opens the database. */
export const schema = {
  entities: product.projections.flatMap(tablesOf).map(({ entity }) => entity),
  migrations: [
    CreateLog1763800000000,
    CreateSubjectKeys1763800100000,
    CreateCheckpoints1763800200000,
    CreateLeases1763801000000,
    CreateParked1763801100000,
    CreateProjectionTables1763801200000,
    CreateRebuilds1763801200200,
    CreateSnapshots1763801300000,
    CreateSeals1763801400000,
    CreateProcesses1763801500000,
    CreateLogPlace1763801600000,
    AddVerifications1763801600100,
    CreateErasedSubjects1763802100000,
    CreateErasures1763802100200,
    CreateAccessLog1763802200000,
    CreateReadTables,
  ],
} satisfies Pick<DataSourceParts, 'entities' | 'migrations'>;

/** The migrations that create schema `read`, in order; used to recreate it if it is damaged. */
export const readMigrations: readonly ReadMigration[] = [
  CreateCheckpoints1763800200000,
  CreateParked1763801100000,
  CreateProjectionTables1763801200000,
  CreateSnapshots1763801300000,
  CreateReadTables,
];
