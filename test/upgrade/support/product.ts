import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import type { Actor } from '#kernel';
import { createLogger, mintToken, readSettings, TokenKey } from '#platform';
import { PlatformModule, startHttpApp } from '#host';
import { ReadPositionsModule, schema } from '#product';
import { ApiModule } from '../../../apps/api/src/api.module.js';
import { WorkerModule } from '../../../apps/worker/src/worker.module.js';

class UpgradedModule {}

export interface ProductParts {
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** Whether to run a worker too; true if omitted. */
  readonly worker?: boolean;
}

/** The part of every mutation's payload that is checked. */
export interface Outcome {
  readonly revision: number | null;
  readonly position: string | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

/** API and worker in this process, on an existing database that is not removed at the end. */
export class Product {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly url: string,
  ) {}

  static async start({ databaseUrl, dataDir, worker = true }: ProductParts): Promise<Product> {
    const settings = readSettings({
      PORT: '0',
      CASEFOLD_DATA_DIR: dataDir,
      CASEFOLD_TOKEN_SECRET: 'the secret of the specs, and of nothing else',
      CASEFOLD_ACTOR_POINTS: '1000000000', // specs send more requests than people
    });
    const logger = createLogger('silent');
    const platform = PlatformModule.forRoot({ settings, logger, databaseUrl, ...schema });
    const imports = [platform, ReadPositionsModule, ...(worker ? [WorkerModule] : []), ApiModule];
    const app = await startHttpApp({ module: UpgradedModule, imports }, settings, logger);
    return new Product(app, await app.getUrl());
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  get<Part>(token: abstract new (...args: never[]) => Part): Part {
    return this.app.get(token as never, { strict: false });
  }

  get pool(): Pool {
    return this.get(Pool);
  }

  /** Position of the last event of the log. */
  async logEnd(): Promise<bigint> {
    const { rows } = await this.pool.query<{ end: string }>('SELECT max(position)::text AS "end" FROM log.events');
    return BigInt(rows[0].end);
  }

  /** The data of a GraphQL request over HTTP. @throws Error if the answer has errors. */
  async ask<Data>(query: string, variables: object, as: Actor): Promise<Data> {
    const { data, errors } = await this.answerTo<Data>(query, variables, as);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  async answerTo<Data>(
    query: string,
    variables: object,
    as: Actor,
  ): Promise<{ readonly data?: Data | null; readonly errors?: readonly unknown[] }> {
    const response = await fetch(new URL('/graphql', this.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await mintToken(as, this.get(TokenKey), 60)}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data?: Data | null; errors?: readonly unknown[] };
  }

  /** Sends a mutation. @param selected further fields of the payload. */
  async mutate<Selected = object>(
    mutation: string,
    input: object,
    as: Actor,
    selected = '',
  ): Promise<Outcome & Selected> {
    const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) {
      ${mutation}(input: $input) { ${selected} revision position userErrors { code path } }
    }`;
    return (await this.ask<Record<string, Outcome & Selected>>(document, { input }, as))[mutation];
  }
}
