import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { OperatorError } from '#kernel';
import { type ConnectionOptions, createDataSource, createPool, type DataSourceParts, migrate } from '#database';
import {
  assertLogHere,
  EventStore,
  keepLogElsewhere,
  openKurrentEventStore,
  PostgresEventStore,
  type PostgresEventStoreOptions,
} from '#event-store';
import { FileKeyProvider, PostgresSubjectKeys, SubjectKeys } from '#encryption';
import { PostgresSnapshots, Snapshots } from '#snapshots';
import { Clock, Logger, Settings, SystemClock, TokenKey, tokenKey } from '#platform';
import { batchSizes, createRegistry } from './metrics.js';

/** What a program passes to the platform module. */
export interface PlatformParts extends Pick<DataSourceParts, 'entities' | 'migrations'> {
  readonly settings: Settings;
  readonly logger: Logger;
  /** URL of an existing database, or of the embedded one that the program has started. */
  readonly databaseUrl: string;
}

type OpenLog = EventStore & { close(): Promise<void> };

const poolConnections = 16;
const dataSourceConnections = 8;

/** The global base of all modules: migrated database, event log, keys, clock, settings and logger. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly pool: Pool,
    @Inject(EventStore) private readonly log: OpenLog,
    @Inject(SubjectKeys) private readonly keys: PostgresSubjectKeys,
  ) {}

  static forRoot(parts: PlatformParts): DynamicModule {
    const providers = providersFor(parts);
    return { module: PlatformModule, global: true, providers, exports: providers };
  }

  /** The last of Nest's shutdown hooks: all readers and writers have stopped. */
  async onApplicationShutdown(): Promise<void> {
    await this.log.close();
    await this.keys.close();
    await this.dataSource.destroy();
    await this.pool.end();
  }
}

const providersFor = ({ settings, logger, databaseUrl, entities, migrations }: PlatformParts): Provider[] => {
  const reportError = (err: unknown) => logger.warn({ err }, 'database connection error');
  const reportLoss = (err: unknown) => logger.warn({ err }, 'could not use a snapshot; reading the log instead');
  const connections = (max: number): ConnectionOptions => ({ applicationName: 'casefold', max, reportError });
  return [
    { provide: Settings, useValue: settings },
    { provide: Logger, useValue: logger },
    { provide: Clock, useClass: SystemClock },
    { provide: Registry, useFactory: createRegistry },
    { provide: TokenKey, useFactory: () => tokenKey(settings) },
    {
      provide: DataSource,
      useFactory: () => openDatabase(databaseUrl, { ...connections(dataSourceConnections), entities, migrations }),
    },
    {
      provide: Pool,
      inject: [DataSource], // after the migrations
      useFactory: () => createPool(databaseUrl, connections(poolConnections)),
    },
    {
      provide: SubjectKeys,
      inject: [Pool],
      useFactory: (pool: Pool) => openSubjectKeys(pool, settings.keyFile, reportError),
    },
    {
      provide: EventStore,
      inject: [Pool, Registry],
      useFactory: (pool: Pool, registry: Registry): Promise<OpenLog> =>
        settings.eventStoreUrl
          ? openLogElsewhere(settings.eventStoreUrl, pool, logger)
          : openLogHere(pool, { reportError, observeBatch: batchSizes(registry) }),
    },
    { provide: Snapshots, inject: [Pool], useFactory: (pool: Pool) => new PostgresSnapshots(pool, reportLoss) },
  ];
};

const openDatabase = async (url: string, parts: DataSourceParts): Promise<DataSource> => {
  const dataSource = await createDataSource(url, parts).catch((error: Error) => {
    throw new OperatorError(
      `Can't connect to the database at ${new URL(url).host}: ${error.message || String(error)}.`,
    );
  });
  await migrate(dataSource);
  return dataSource;
};

const openLogHere = async (pool: Pool, options: PostgresEventStoreOptions): Promise<OpenLog> => {
  await assertLogHere(pool);
  return PostgresEventStore.open(pool, options);
};

const openLogElsewhere = async (url: string, pool: Pool, logger: Logger): Promise<OpenLog> => {
  const reportError = (err: unknown) => logger.warn({ err }, 'event store connection error');
  const log = await openKurrentEventStore(url, { reportError });
  await keepLogElsewhere(pool).catch(async (error: unknown) => {
    await log.close();
    throw error;
  });
  return log;
};

const openSubjectKeys = async (
  pool: Pool,
  keyFile: string,
  reportError: (error: unknown) => void,
): Promise<PostgresSubjectKeys> => {
  await mkdir(path.dirname(keyFile), { recursive: true });
  const keys = await PostgresSubjectKeys.open(pool, await FileKeyProvider.open(keyFile));
  keys.forgetWhenTold(reportError);
  return keys;
};
