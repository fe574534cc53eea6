import { Command } from 'commander';
import { Pool } from 'pg';
import { EventStore } from '#event-store';
import { instantOf } from '#kernel';
import { type ProjectionStatus, projectionStatuses, type StaleVersion, staleVersions } from '#projections';
import { product } from '#product';
import { textTable } from '../text-table.js';
import { withReadModels } from './projection-tools.js';

interface ListOptions {
  readonly json: boolean;
}

/** `casefold projections list`: shows the status of the read models. */
export const listCommand = (): Command =>
  new Command('list')
    .description('Show the progress of the read models, parked events, and versions that this release does not use.')
    .option('--json', 'print the list as JSON', false)
    .action(async ({ json }: ListOptions) => {
      const { used, stale } = await withReadModels('list', async (app) => {
        const pool = app.get(Pool);
        return {
          used: await projectionStatuses(pool, app.get(EventStore), product.projections, instantOf(Date.now())),
          stale: await staleVersions(pool, product.projections),
        };
      });
      process.stdout.write(json ? `${JSON.stringify([...used, ...stale.map(unused)])}\n` : listText(used, stale));
    });

const unused = (version: StaleVersion) => ({ ...version, isUnused: true });

const listText = (used: readonly ProjectionStatus[], stale: readonly StaleVersion[]): string => {
  const rows = used.map(({ name, version, checkpoint, lag, lanes, parkedKeys }) => ({
    projection: name,
    version,
    lanes: lanes.length,
    position: checkpoint,
    'events behind': lag.events ?? '?',
    'seconds behind': Math.round(lag.seconds),
    'keys parked': parkedKeys,
    error: lanes.find(({ error }) => error !== null)?.error ?? '',
  }));
  const parked = used.flatMap(({ name, parked: keys }) =>
    keys.map(({ key, type, position, events, attempts, error }) => {
      return `${name} ${key}: ${type} at ${position} failed (${attempts}×), ${events} events wait: ${error ?? ''}\n`;
    }),
  );
  const unusedText = stale.map(({ name, version, advancedAt }) => {
    return `${name} v${version} is not used by this release; last updated at ${advancedAt}. To drop it: casefold projections drop ${name} --version ${version}\n`;
  });
  return [textTable(rows), ...parked, ...unusedText].join('');
};
