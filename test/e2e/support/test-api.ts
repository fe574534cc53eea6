import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Actor } from '#kernel';
import { createLogger, mintToken, readSettings, TokenKey } from '#platform';
import { PlatformModule, startHttpApp } from '#host';
import { ReadPositionsModule, schema } from '#product';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';
import type { RequestContext } from '../../../libs/api/graphql/src/request/request-context.js';
import { RequestContexts } from '../../../libs/api/graphql-server/src/request/request-contexts.js';
import { createProductDatabase } from '../../support/product-database.js';

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

interface TestApiOptions {
  readonly worker?: boolean;
  readonly server?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The API in this process, on its own database, with a worker unless the options say otherwise. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /**
   * @param server where to make the database, in place of the one that the specs run on
   * @param env settings beside those of every spec
   */
  static async start({ worker = true, server, env = {} }: TestApiOptions = {}): Promise<TestApi> {
    const database = await createProductDatabase(server);
    const dataDir = await mkdtemp(path.join(tmpdir(), 'casefold-e2e-'));
    const settings = readSettings({
      PORT: '0',
      CASEFOLD_DATA_DIR: dataDir,
      CASEFOLD_TOKEN_SECRET: 'the secret of the specs, and of nothing else',
      CASEFOLD_ACTOR_POINTS: '1000000000', // specs ask faster than people
      ...env,
    });
    const logger = createLogger('silent');
    const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: database.url, ...schema });
    const imports = [platform, ReadPositionsModule, ...(worker ? [WorkerModule] : []), ApiModule];
    const app = await startHttpApp({ module: TestApiModule, imports }, settings, logger);
    return new TestApi(app, await app.getUrl(), async () => {
      await database.drop();
      await rm(dataDir, { recursive: true });
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.cleanUp();
  }

  get schema(): GraphQLSchemaHost['schema'] {
    return this.app.get(GraphQLSchemaHost, { strict: false }).schema;
  }

  tokenFor(actor: Actor, lifetimeSeconds = 60): Promise<string> {
    return mintToken(actor, this.app.get(TokenKey, { strict: false }), lifetimeSeconds);
  }

  /** What a request of this actor carries, for specs that ask the schema itself. */
  async contextFor(as?: Actor): Promise<RequestContext> {
    const authorization = as && `Bearer ${await this.tokenFor(as)}`;
    return this.app.get(RequestContexts, { strict: false }).of({ headers: { authorization } });
  }

  /** Sends a GraphQL request over HTTP. */
  async ask<Data>(query: string, variables: object = {}, { as, headers }: AskOptions = {}): Promise<Answer<Data>> {
    const authorization = as && `Bearer ${await this.tokenFor(as)}`;
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Answer<Data>;
    return { data, errors };
  }

  /** Returns the data. @throws Error if the response has errors */
  async data<Data>(query: string, variables: object, options: AskOptions): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables, options);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(new URL(path, this.url), init);
  }

  /** A connection of graphql-ws, to be disposed of. */
  connect(connectionParams: () => Promise<Record<string, unknown>>): Client {
    const url = new URL('/graphql', this.url);
    url.protocol = 'ws';
    return createClient({ url: url.href, webSocketImpl: WebSocket, connectionParams, lazy: true, retryAttempts: 0 });
  }
}
