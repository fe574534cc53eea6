import { Command } from 'commander';
import { Pool } from 'pg';
import { type ErasureStatus, erasureStatuses } from '#erasure';
import { textTable } from '../text-table.js';
import { withDatabase } from '../with-database.js';

const mostListed = 1_000;

/** `casefold erasures list`: how far each is, and why it does not go on. */
export const listErasuresCommand = (): Command =>
  new Command('list')
    .description(`Show how far erasures are, the latest ${mostListed} first.`)
    .option('--json', 'print it as JSON', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      const erasures = await withDatabase('casefold erasures list', [], (app) =>
        erasureStatuses(app.get(Pool), { limit: mostListed }),
      );
      process.stdout.write(json ? `${JSON.stringify(erasures)}\n` : textTable(erasures.map(rowOf)));
    });

const rowOf = ({ id, customerId, requestedBy, requestedAt, step, progress, failures, error }: ErasureStatus) => ({
  erasure: id,
  customer: customerId,
  'asked for by': requestedBy,
  at: requestedAt,
  done: step,
  through: progress.through ?? '',
  failures,
  error: error ?? '',
});
