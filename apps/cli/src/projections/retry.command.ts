import { Command } from 'commander';
import { Pool } from 'pg';
import { requestRetry } from '#projections';
import { projectionsNamed, withReadModels } from './projection-tools.js';

interface RetryOptions {
  readonly key?: string;
  readonly json: boolean;
}

/** `casefold projections retry cases --key 6f1c…`: retries parked events. */
export const retryCommand = (): Command =>
  new Command('retry')
    .description('Ask the workers to retry parked events. "casefold projections list" shows the result.')
    .argument('[name]', 'name of the read model; all if omitted')
    .option('--key <key>', 'only events that are parked under this key')
    .option('--json', 'print the number of keys as JSON', false)
    .action(async (name: string | undefined, { key, json }: RetryOptions) => {
      const asked = projectionsNamed(name === undefined ? [] : [name]);
      const keys = await withReadModels('retry', async (app) => {
        const pool = app.get(Pool);
        const counts = await Promise.all(asked.map((projection) => requestRetry(pool, projection, key)));
        return counts.reduce((sum, count) => sum + count, 0);
      });
      const text = keys === 0 ? 'No events are parked.' : `The events of ${keys} keys will be retried.`;
      process.stdout.write(json ? `${JSON.stringify({ keys })}\n` : `${text}\n`);
    });
