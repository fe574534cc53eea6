import { DataSource, type DataSourceOptions } from 'typeorm';
import { connectionConfig, type ConnectionOptions } from './client.js';

export interface DataSourceParts extends ConnectionOptions {
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
}

/**
 * Schema of the tables beside the log. Also holds the record of executed migrations, so that it is backed up with them.
 */
export const runtimeSchema = 'runtime';

/** Connects TypeORM to the database at `url`. Changes no schema. The caller must destroy the data source. */
export const createDataSource = (url: string, parts: DataSourceParts): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    extra: connectionConfig(parts),
    poolErrorHandler: parts.reportError,
    schema: runtimeSchema,
    entities: parts.entities,
    migrations: parts.migrations,
    synchronize: false,
    installExtensions: false,
  }).initialize();
