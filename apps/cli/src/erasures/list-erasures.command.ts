import { Command } from 'commander';
import { Pool } from 'pg';
import { type ErasureStatus, erasureStatuses } from '#erasure';
import { textTable } from '../text-table.js';
import { withDatabase } from '../with-database.js';

const mostListed = 1_000;

/** `casefold erasures list`: shows the progress and errors of erasures. */
export const listErasuresCommand = (): Command =>
  new Command('list')
    .description(`Show the progress of erasures, the latest first, ${mostListed.toLocaleString('en')} at most.`)
    .option('--json', 'print the list as JSON', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      const erasures = await withDatabase('casefold erasures list', [], (app) =>
        erasureStatuses(app.get(Pool), { limit: mostListed }),
      );
      process.stdout.write(json ? `${JSON.stringify(erasures)}\n` : textTable(erasures.map(rowOf)));
    });

const rowOf = ({ id, customerId, requestedBy, requestedAt, step, progress, failures, error }: ErasureStatus) => ({
  erasure: id,
  customer: customerId,
  'requested by': requestedBy,
  at: requestedAt,
  done: step,
  through: progress.through ?? '',
  failures,
  error: error ?? '',
});
