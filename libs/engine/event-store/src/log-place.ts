import type pg from 'pg';
import { OperatorError } from '#kernel';

/** A database belongs to one log, and this is not the one that the program was started on. */
export class WrongLog extends OperatorError {
  override readonly name = 'WrongLog';
}

/** @throws WrongLog where the events of this database are in KurrentDB: a second log would begin here, and nobody notice. */
export const assertLogHere = async (pool: pg.Pool): Promise<void> => {
  const { rowCount } = await pool.query('SELECT FROM log.kept_elsewhere LIMIT 1');
  if (rowCount) {
    throw new WrongLog(
      'The log of this database is in KurrentDB: EVENT_STORE_URL is needed, as for every program on it.',
    );
  }
};

/** Notes in the database that its log is in KurrentDB. @throws WrongLog where it has one of its own. */
export const keepLogElsewhere = async (pool: pg.Pool): Promise<void> => {
  const { rowCount } = await pool.query('SELECT FROM log.events LIMIT 1');
  if (rowCount) {
    throw new WrongLog('This database has a log of its own: start without EVENT_STORE_URL, or on another database.');
  }
  await pool.query(
    "INSERT INTO log.kept_elsewhere (store) SELECT 'kurrentdb' WHERE NOT EXISTS (SELECT FROM log.kept_elsewhere)",
  );
};
