import pg from 'pg';
import { metadataOf } from '../event-metadata.js';
import { AppendRejected, type AppendRequest, type NewEvent } from '../port.js';
import { textArray } from './text-array.js';

/** The outcome of one request of a batch. */
export type AppendOutcome =
  | { readonly outcome: 'appended'; readonly revision: number; readonly position: string }
  /** `revision` is the actual one; -1 if the stream does not exist. */
  | { readonly outcome: 'wrong_revision'; readonly revision: number }
  | { readonly outcome: 'out_of_order'; readonly revision: number };

/**
 * A silently dead connection would block all later batches for hours. Longer than the database's statement timeout, so
 * that slow statements fail there first.
 */
const silenceMilliseconds = 35_000;

/**
 * Appends requests of different streams in one transaction. Resolves once it is durable, with the outcome of each
 * request.
 * @throws AppendRejected if the database rejects a value of any request. Nothing was written.
 */
export const appendBatch = async (
  database: Pick<pg.Pool, 'query'>,
  requests: readonly AppendRequest[],
): Promise<AppendOutcome[]> => {
  const statement: pg.QueryConfig & { readonly query_timeout: number } = {
    name: 'append',
    text: 'SELECT outcome, revision, position FROM log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    values: parametersOf(requests),
    query_timeout: silenceMilliseconds,
  };
  try {
    const { rows } = await database.query<AppendOutcome>(statement);
    return rows;
  } catch (error) {
    throw isRefusedValue(error) ? new AppendRejected(`The database rejects a value: ${error.message}`) : error;
  }
};

const parametersOf = (requests: readonly AppendRequest[]): unknown[] => {
  const events = requests.flatMap((request) => request.events);
  const textsOf = (text: (event: NewEvent) => string): Buffer => textArray(events.map(text));
  return [
    textArray(requests.map(({ stream }) => stream)),
    requests.map(({ expected }) => (expected === 'none' ? -1 : expected)),
    requests.map((request) => request.events.length),
    textArray(requests.map((request) => request.events[0]?.occurredAt ?? '')),
    requests.flatMap((request, index) => request.events.map(() => index + 1)),
    requests.flatMap((request) => request.events.map((_event, index) => index + 1)),
    textsOf(({ id }) => id),
    textsOf(({ type }) => type),
    events.map(({ version }) => version),
    textsOf(({ occurredAt }) => occurredAt),
    textsOf(({ data }) => data),
    textsOf((event) => JSON.stringify(metadataOf(event))),
  ];
};

/** Class 22: invalid value for the type. Class 54: a limit exceeded, such as a name too long for an index. */
const isRefusedValue = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^(22|54)/.test(error.code ?? '');
