import type { Pool } from 'pg';
import type { About, RecordedCommand, RecordedMutation } from '../support/fixture.js';
import type { Desk } from './desk.js';

export interface Written extends Pick<About, 'events' | 'rows'> {
  readonly commands: readonly RecordedCommand[];
  readonly mutations: readonly RecordedMutation[];
}

/** The content of the database, and the commands whose ids it has, so that repeats are recognised. */
export const whatWasWritten = async (pool: Pool, { commands, mutations }: Desk): Promise<Written> => {
  const results = await resultsInLog(pool);
  const isFirstResult = ({ revision, position }: { revision: number; position: string }, commandId: string) =>
    results.has(`${commandId}/${revision}/${position}`);
  return {
    events: await eventCounts(pool),
    rows: await rowCounts(pool),
    commands: commands.filter((command) => isFirstResult(command, command.context.commandId)),
    mutations: mutations.filter((mutation) => isFirstResult(mutation, mutation.input.commandId)),
  };
};

const resultsInLog = async (pool: Pool): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<{ result: string }>(
    `SELECT concat_ws('/', metadata->>'commandId', max(revision), max(position)) AS result
     FROM log.events GROUP BY stream, metadata->>'commandId'`,
  );
  return new Set(rows.map(({ result }) => result));
};

const eventCounts = async (pool: Pool): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await pool.query<{ type: string; count: number }>(
    'SELECT type, count(*)::integer FROM log.events GROUP BY type ORDER BY type COLLATE "C"',
  );
  return Object.fromEntries(rows.map(({ type, count }) => [type, count]));
};

const rowCounts = async (pool: Pool): Promise<Readonly<Record<string, number>>> => {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('log', 'runtime', 'read') ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::integer FROM ${name}`);
    counts[name] = rows[0].count;
  }
  return counts;
};
