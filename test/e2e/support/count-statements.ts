import pg from 'pg';
import { correlationId } from '#platform';

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** Counts the SQL statements that a request causes, known by its correlation id, whoever else uses the database meanwhile. */
export const countStatements = async (id: string, work: () => Promise<unknown>): Promise<number> => {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  let count = 0;
  prototype.query = function (...args) {
    if (correlationId() === id) count++;
    return query.apply(this, args);
  };
  try {
    await work();
    return count;
  } finally {
    prototype.query = query;
  }
};
