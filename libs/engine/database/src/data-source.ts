import { DataSource, type DataSourceOptions } from 'typeorm';
import { connectionConfig, type ConnectionOptions } from './client.js';

export interface DataSourceParts extends ConnectionOptions {
  readonly entities: NonNullable<DataSourceOptions['entities']>;
  readonly migrations: NonNullable<DataSourceOptions['migrations']>;
}

/** Where the log's companions live; also the record of which migrations have run, since it is backed up with the log. */
export const runtimeSchema = 'runtime';

/** TypeORM on the database at `url`, connected, with the schema as the migrations left it. Whoever makes it destroys it. */
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
