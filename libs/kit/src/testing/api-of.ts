import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { graphql } from 'graphql';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { AccessPolicy, OwnRecords } from '#access';
import { AccessLog } from '#access-log';
import { EventStore, MemoryEventStore } from '#event-store';
import { answerAccess } from '#graphql';
import { GraphqlServerModule } from '#graphql-server';
import type { Actor } from '#kernel';
import { Clock, createLogger, Logger, readSettings, Settings, SystemClock, TokenKey, tokenKey } from '#platform';
import { MemorySubjectKeys, SubjectKeys } from '#encryption';
import { ReadPositions } from '#projections';
import { NoSnapshots, Snapshots } from '#snapshots';
import { requestOf } from '#graphql/testing';
import type { Context } from '../manifest/context.js';
import { Product } from '../manifest/product.js';

export interface Parts {
  readonly store?: EventStore;
  /** Default: no snapshots. */
  readonly snapshots?: Snapshots;
}

export interface Answered<Data> {
  readonly data?: Data | null;
  readonly codes?: readonly unknown[];
}

class NoLog extends AccessLog {
  readonly canRecord = true;
  read(): void {}
  refused(): void {}
}

class OnlyOwn extends OwnRecords {
  of(customerId: string): Promise<readonly string[]> {
    return Promise.resolve([customerId]);
  }
}

/** Read models that are never behind. Records which ones queries wait for. */
class NotedPositions extends ReadPositions {
  readonly waits: (readonly string[])[] = [];

  override waitFor(_position: string, projections: readonly string[]): Promise<void> {
    this.waits.push(projections);
    return Promise.resolve();
  }
}

/** The API of contexts on a log in memory, with everything that runs before a resolver, but without network or database. */
export class ApiOf {
  private constructor(
    readonly app: NestFastifyApplication,
    private readonly policy: AccessPolicy,
    private readonly positions: NotedPositions,
  ) {}

  /** Names of the read models that queries have waited for, one list per wait. */
  get waits(): readonly (readonly string[])[] {
    return this.positions.waits;
  }

  /** @throws Error if the service does not start */
  static async start(
    contexts: readonly Context[],
    { store = new MemoryEventStore(), snapshots = new NoSnapshots() }: Parts = {},
  ): Promise<ApiOf> {
    const product = new Product(contexts);
    const policy = new AccessPolicy([answerAccess, ...product.accessRules]);
    const positions = new NotedPositions(new Pool(), store, product.projections);
    const settings = readSettings({ CASEFOLD_TOKEN_SECRET: 'the secret of the specs, and of nothing else' });
    const providers = [
      { provide: AccessLog, useClass: NoLog },
      { provide: AccessPolicy, useValue: policy },
      { provide: Clock, useClass: SystemClock },
      { provide: EventStore, useValue: store },
      { provide: Logger, useValue: createLogger('silent') },
      { provide: OwnRecords, useClass: OnlyOwn },
      { provide: ReadPositions, useValue: positions },
      { provide: Registry, useClass: Registry },
      { provide: Settings, useValue: settings },
      { provide: Snapshots, useValue: snapshots },
      { provide: SubjectKeys, useClass: MemorySubjectKeys },
      { provide: TokenKey, useFactory: () => tokenKey(settings) },
    ];
    @Module({})
    class Platform {}
    const platform = {
      module: Platform,
      global: true,
      providers,
      exports: providers,
      imports: [GraphqlServerModule, ...product.apiModules],
    };
    const app = await NestFactory.create<NestFastifyApplication>(platform, new FastifyAdapter(), {
      logger: false,
      abortOnError: false,
    });
    try {
      await app.init();
    } catch (error) {
      await app.close();
      throw error;
    }
    return new ApiOf(app, policy, positions);
  }

  /** @param atLeast value of the header `x-casefold-at-least` */
  async ask<Data>(
    source: string,
    variableValues: Record<string, unknown>,
    as: Actor,
    atLeast?: string,
  ): Promise<Answered<Data>> {
    const { schema } = this.app.get(GraphQLSchemaHost, { strict: false });
    const contextValue = { ...requestOf(this.policy, as), atLeast };
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    const codes = errors?.map(({ extensions, message }) => extensions['code'] ?? message);
    const plain = data && (JSON.parse(JSON.stringify(data)) as Data);
    return { data: plain, ...(codes ? { codes } : {}) };
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}
