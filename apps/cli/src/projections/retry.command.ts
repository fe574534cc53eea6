import { Command } from 'commander';
import { Pool } from 'pg';
import { requestRetry } from '#projections';
import { projectionsNamed, withReadModels } from './projection-tools.js';

interface RetryOptions {
  readonly key?: string;
  readonly json: boolean;
}

/** `casefold projections retry cases --key 6f1c…`: has what was parked tried again. */
export const retryCommand = (): Command =>
  new Command('retry')
    .description('Ask the workers to try parked events again; what came of it shows in the list.')
    .argument('[name]', 'of which read model; of all without a name')
    .option('--key <key>', 'what is parked under this key alone')
    .option('--json', 'print how many keys as JSON', false)
    .action(async (name: string | undefined, { key, json }: RetryOptions) => {
      const asked = projectionsNamed(name === undefined ? [] : [name]);
      const keys = await withReadModels('retry', async (app) => {
        const pool = app.get(Pool);
        const counts = await Promise.all(asked.map((projection) => requestRetry(pool, projection, key)));
        return counts.reduce((sum, count) => sum + count, 0);
      });
      const text = keys === 0 ? 'Nothing is parked there.' : `${keys} keys will be tried again.`;
      process.stdout.write(json ? `${JSON.stringify({ keys })}\n` : `${text}\n`);
    });
