import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CommandBus } from '@nestjs/cqrs';
import { graphql } from 'graphql';
import { Pool } from 'pg';
import { CaseNumbers } from '#cases';
import type { CommandResult } from '#command-processing';
import { EventStore, type PostgresEventStore } from '#event-store';
import { type Actor, type Command, roles } from '#kernel';
import { Settings } from '#platform';
import { SubjectKeys } from '#encryption';
import { ReadPositions } from '#projections';
import { product } from '#product';
import { fullSelection } from '../../access/support/full-selection.js';
import { minimalOperation } from '../../e2e/support/minimal-operation.js';
import { TestApi } from '../../e2e/support/test-api.js';
import { findInSchema } from '../../privacy/find-in-schema.js';
import type { Group } from './population.js';

/** The product as it runs, with all that can be looked into from outside. */
export class DeskUnderWatch {
  private constructor(
    private readonly api: TestApi,
    readonly pool: Pool,
    readonly store: PostgresEventStore,
    readonly keys: SubjectKeys,
    readonly numbers: CaseNumbers,
    readonly dataDir: string,
  ) {}

  static async open(): Promise<DeskUnderWatch> {
    const api = await TestApi.start({ env: { CASEFOLD_ACTOR_POINTS: '1000000000' } });
    const get = <Part>(token: abstract new (...args: never[]) => Part): Part =>
      api.app.get(token as never, { strict: false });
    return new DeskUnderWatch(
      ...([
        api,
        get(Pool),
        get(EventStore) as PostgresEventStore,
        get(SubjectKeys),
        get(CaseNumbers),
        get(Settings).dataDir,
      ] as const),
    );
  }

  close(): Promise<void> {
    return this.api.stop();
  }

  readonly send = (command: Command): Promise<CommandResult> =>
    this.api.app.get(CommandBus, { strict: false }).execute<Command, CommandResult>(command);

  /** Until all read models have folded all of the log. */
  async caughtUp(): Promise<void> {
    const names = product.projections.map(({ name }) => name);
    const positions = this.api.app.get(ReadPositions, { strict: false });
    await positions.waitFor(await this.store.lastPosition(), names, { timeoutMilliseconds: 60_000 });
  }

  /** Asked over HTTP, as clients ask. */
  ask<Data>(document: string, variables: object, as: Actor): Promise<Data> {
    return this.api.data<Data>(document, variables, { as });
  }

  /** Everything that a query can answer, asked of the schema itself: limits of requests keep no secrets. */
  async answersTo(name: string, args: Readonly<Record<string, unknown>>, as: Actor): Promise<string> {
    const { schema } = this.api;
    const field = schema.getQueryType()?.getFields()[name];
    if (!field) throw new Error(`There is no query ${name}`);
    const { document, variables } = minimalOperation({ kind: 'query', field }, args);
    const source = document.replace('{ __typename }', fullSelection(field.type));
    const contextValue = await this.api.contextFor(as);
    return JSON.stringify(await graphql({ schema, source, variableValues: variables, contextValue }));
  }

  get queries(): readonly string[] {
    return Object.keys(this.api.schema.getQueryType()?.getFields() ?? {});
  }

  /** The places of the database that hold something of a group. */
  async columnsWith({ marker, phone }: Group): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      for (const text of [marker, phone]) found.push(...(await findInSchema(this.pool, name, text)));
    }
    return [...new Set(found)];
  }

  /** A subscription's answers from the beginning on, as many as there are within a moment. */
  async replayOf(document: string, variables: Record<string, unknown>, as: Actor, count: number): Promise<string> {
    const token = await this.api.tokenFor(as);
    const client = this.api.connect(async () => ({ authorization: `Bearer ${token}` }));
    const told: unknown[] = [];
    try {
      for await (const answer of client.iterate({ query: document, variables })) {
        told.push(answer);
        if (told.length === count) break;
      }
    } finally {
      await client.dispose();
    }
    return JSON.stringify(told);
  }
}

export const everyRole: readonly Actor[] = roles
  .filter((role) => role !== 'system')
  .map((role) => ({ id: `${role}-1`, role, tier: 2, scope: ['case', 'cases', 'read:text'] }));

/** The files below a folder that hold one of these texts, packed ones opened. */
export const filesWith = async (folder: string, texts: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0)); // gone meanwhile
    const content = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    if (texts.some((text) => content.includes(text))) found.push(file);
  }
  return found;
};
