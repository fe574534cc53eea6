import type { ClientBase } from 'pg';
import { beginning } from '#kernel';
import type { BackupManifest } from './manifest.js';

export const whereEventsAre = async (client: ClientBase): Promise<BackupManifest['events']> => {
  const { rowCount } = await client.query('SELECT 1 FROM log.kept_elsewhere LIMIT 1');
  return rowCount === 0 ? 'here' : 'elsewhere';
};

/** Position of the last event in this database. */
export const lastPosition = async (client: ClientBase): Promise<string> => {
  const { rows } = await client.query<{ position: string }>(
    'SELECT position FROM log.events ORDER BY position DESC LIMIT 1',
  );
  return rows[0]?.position ?? beginning;
};

export const lastSeal = async (client: ClientBase): Promise<BackupManifest['lastSeal']> => {
  const { rows } = await client.query<{ number: number; signature: string }>(
    `SELECT number, encode(signature, 'hex') AS signature FROM log.seals ORDER BY number DESC LIMIT 1`,
  );
  return rows[0];
};

export const executedMigrations = async (client: ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM runtime.migrations ORDER BY "timestamp"');
  return rows.map(({ name }) => name);
};

export const keyCount = async (client: ClientBase): Promise<number> => {
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::integer AS count FROM runtime.subject_keys');
  return rows[0].count;
};

export const masterKeyIds = async (client: ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>('SELECT DISTINCT master_key_id AS id FROM runtime.subject_keys');
  return rows.map(({ id }) => id);
};

/** Last value of each used sequence, by name, except that of the migrations table, which refills itself. */
export const sequenceValues = async (client: ClientBase): Promise<Record<string, string>> => {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname IN ('log', 'runtime') AND last_value IS NOT NULL AND sequencename <> 'migrations_id_seq'`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
};
