import pg from 'pg';
import { OperatorError } from '#kernel';

const durable = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** The database is configured so that it may lose committed data. */
export class NotDurable extends OperatorError {
  override readonly name = 'NotDurable';

  constructor(settings: readonly string[]) {
    super(`The database may lose committed events: ${settings.join(', ')} must not be off`);
  }
}

/** @throws NotDurable naming the settings with which committed events could be lost. */
export const assertDurable = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT name FROM pg_settings WHERE name = ANY ($1) AND setting = 'off' ORDER BY name",
    [durable],
  );
  if (rows.length > 0) throw new NotDurable(rows.map(({ name }) => name));
};
