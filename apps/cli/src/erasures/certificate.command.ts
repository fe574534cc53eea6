import { Command } from 'commander';
import { Pool } from 'pg';
import { OperatorError } from '#kernel';
import { erasureStatuses } from '#erasure';
import { withDatabase } from '../with-database.js';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `casefold erasures certificate ID`: prints the signed certificate of an erasure. */
export const certificateCommand = (): Command =>
  new Command('certificate')
    .description('Print the certificate of an erasure as JSON.')
    .argument('<id>', 'id of the erasure, as "casefold erasures list" shows it')
    .action(async (id: string) => {
      if (!uuid.test(id))
        throw new OperatorError(
          `${id} is not the id of an erasure: it must be a UUID, as "casefold erasures list" shows it.`,
        );
      const [erasure] = await withDatabase('casefold erasures certificate', [], (app) =>
        erasureStatuses(app.get(Pool), { id, limit: 1 }),
      );
      if (!erasure) throw new OperatorError(`There is no erasure ${id}. "casefold erasures list" shows all.`);
      if (!erasure.certificate)
        throw new OperatorError(
          `The erasure ${id} is not finished, so it has no certificate yet. Its last completed step is ${erasure.step}.`,
        );
      process.stdout.write(`${JSON.stringify(erasure.certificate, null, 2)}\n`);
    });
