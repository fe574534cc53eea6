import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor } from '#kernel';
import {
  correlateRequests,
  createLogger,
  mintToken,
  NestLogger,
  PlatformModule,
  readSettings,
  TokenKey,
} from '#platform';
import { ReadPositionsModule, schema } from '#schema';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';
import { createTestDatabase } from '../../../libs/database/src/testing/test-database.js';

@Module({})
class TestApiModule {}

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly [name: string]: unknown };
}

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly AnsweredError[];
}

export interface AskOptions {
  /** Nobody without it. */
  readonly as?: Actor;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API in this process, on a database of its own. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start(): Promise<TestApi> {
    const database = await createTestDatabase();
    const dataDir = await mkdtemp(path.join(tmpdir(), 'casefold-e2e-'));
    const settings = readSettings({
      CASEFOLD_DATA_DIR: dataDir,
      CASEFOLD_TOKEN_SECRET: 'a secret of the specs, and of them alone',
    });
    const logger = createLogger('fatal');
    const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: database.url, ...schema });
    const app = await NestFactory.create<NestFastifyApplication>(
      { module: TestApiModule, imports: [platform, ReadPositionsModule, WorkerModule, ApiModule] },
      new FastifyAdapter(),
      { logger: new NestLogger(logger), abortOnError: false },
    );
    correlateRequests(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new TestApi(app, async () => {
      await database.drop();
      await rm(dataDir, { recursive: true });
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.cleanUp();
  }

  tokenFor(actor: Actor, lifetimeSeconds = 60): Promise<string> {
    return mintToken(actor, this.app.get(TokenKey), lifetimeSeconds);
  }

  async ask<Data>(query: string, variables: object = {}, { as, headers }: AskOptions = {}): Promise<Answer<Data>> {
    const authorization = as && `Bearer ${await this.tokenFor(as)}`;
    const response = await this.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...headers, ...(authorization ? { authorization } : {}) },
      payload: { query, variables },
    });
    return response.json();
  }
}
