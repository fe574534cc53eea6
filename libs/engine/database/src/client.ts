import pg from 'pg';
import { parseTimestamp } from './timestamp.js';

/**
 * A `pg` client whose errors contain no values. `detail` and `where` of a database error quote rows and parameters;
 * they are deleted before anyone can log or rethrow the error. Used for every connection.
 */
export class DiscreetClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.connection.prependListener('errorMessage', (error: Partial<pg.DatabaseError>) => {
      delete error.detail;
      delete error.where;
    });
    // A dying connection may emit several errors, and a pool listens only until the first. Pending queries reject
    // anyway.
    this.on('error', () => undefined);
  }
}

/** Options of a connection, the same for the pool and for TypeORM. */
export interface ConnectionOptions {
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Maximum number of connections. */
  readonly max: number;
  /** Called when an idle connection breaks. The pool replaces it by itself. */
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
  // `parseTimestamp` depends on these, whatever the server's configuration is.
  options: '-c TimeZone=UTC -c DateStyle=ISO',
  types: { getTypeParser },
});

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
    ? parseTimestamp
    : pg.types.getTypeParser(oid, format as 'text');
