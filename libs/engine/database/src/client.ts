import pg from 'pg';
import { parseTimestamp } from './timestamp.js';

/**
 * A `pg` client whose errors quote no values: `detail` and `where` of a database error hold pieces of rows and
 * parameters, and are gone before anyone can log the error or throw it on. Every connection is made of this.
 */
export class DiscreetClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.connection.prependListener('errorMessage', (error: Partial<pg.DatabaseError>) => {
      delete error.detail;
      delete error.where;
    });
    // A dying connection may tell of it more than once, and a pool listens only until the first time. Queries reject anyway.
    this.on('error', () => undefined);
  }
}

/** What a connection is told at its start; the same for the pool and for TypeORM. */
export interface ConnectionOptions {
  /** Named in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Connections at most. */
  readonly max: number;
  /** Called when a connection breaks while nobody uses it; the pool replaces it by itself. */
  readonly reportError: (error: Error) => void;
}

const statementTimeoutMilliseconds = 30_000;
const idleInTransactionTimeoutMilliseconds = 60_000;
const connectionTimeoutMilliseconds = 10_000;

export const connectionConfig = ({ applicationName, max }: ConnectionOptions): pg.PoolConfig => ({
  Client: DiscreetClient,
  application_name: applicationName,
  max,
  statement_timeout: statementTimeoutMilliseconds,
  idle_in_transaction_session_timeout: idleInTransactionTimeoutMilliseconds,
  connectionTimeoutMillis: connectionTimeoutMilliseconds,
  keepAlive: true,
  // What `parseTimestamp` relies on, whatever the server's configuration says.
  options: '-c TimeZone=UTC -c DateStyle=ISO',
  types: { getTypeParser },
});

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
    ? parseTimestamp
    : pg.types.getTypeParser(oid, format as 'text');
