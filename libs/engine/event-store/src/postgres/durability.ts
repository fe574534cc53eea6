import pg from 'pg';
import { OperatorError } from '#kernel';

const durable = ['fsync', 'full_page_writes', 'synchronous_commit'];

/** The database may lose what it has confirmed. */
export class NotDurable extends OperatorError {
  override readonly name = 'NotDurable';

  constructor(settings: readonly string[]) {
    super(`The log needs a database that keeps what it confirms: ${settings.join(', ')} must not be off`);
  }
}

/** @throws NotDurable naming the settings that would let acknowledged events be lost. */
export const assertDurable = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT name FROM pg_settings WHERE name = ANY ($1) AND setting = 'off' ORDER BY name",
    [durable],
  );
  if (rows.length > 0) throw new NotDurable(rows.map(({ name }) => name));
};
