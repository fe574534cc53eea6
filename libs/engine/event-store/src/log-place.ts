import type pg from 'pg';
import { OperatorError } from '#kernel';

/** The database belongs to another log than the one that the program was started with. */
export class WrongLog extends OperatorError {
  override readonly name = 'WrongLog';
}

/**
 * @throws WrongLog if the events of this database are in KurrentDB. Otherwise a second log would start here unnoticed.
 */
export const assertLogHere = async (pool: pg.Pool): Promise<void> => {
  const { rowCount } = await pool.query('SELECT FROM log.kept_elsewhere LIMIT 1');
  if (rowCount) {
    throw new WrongLog(
      'The log of this database is in KurrentDB: set EVENT_STORE_URL, for this program and all others on the database.',
    );
  }
};

/**
 * Records in the database that its log is in KurrentDB.
 * @throws WrongLog if the database has a log of its own.
 */
export const keepLogElsewhere = async (pool: pg.Pool): Promise<void> => {
  const { rowCount } = await pool.query('SELECT FROM log.events LIMIT 1');
  if (rowCount) {
    throw new WrongLog('This database has its own log: start without EVENT_STORE_URL, or use another database.');
  }
  await pool.query(
    "INSERT INTO log.kept_elsewhere (store) SELECT 'kurrentdb' WHERE NOT EXISTS (SELECT FROM log.kept_elsewhere)",
  );
};
