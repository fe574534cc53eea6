import { Command } from 'commander';
import { Pool } from 'pg';
import { OperatorError } from '#kernel';
import { dropVersion } from '#projections';
import { product } from '#product';
import { wholeNumber } from '../whole-number.js';
import { withReadModels } from './projection-tools.js';

interface DropOptions {
  readonly version: number;
}

/** `casefold projections drop cases --version 1`: drops the tables of an unused version. */
export const dropCommand = (): Command =>
  new Command('drop')
    .description('Drop the tables of a version of a read model that no release uses any more.')
    .argument('<name>', 'name of the read model')
    .requiredOption('--version <number>', 'version to drop', wholeNumber(1))
    .action(async (name: string, { version }: DropOptions) => {
      if (product.projections.some((used) => used.name === name && used.version === version)) {
        throw new OperatorError(`This release uses ${name} v${version}, so it cannot be dropped.`);
      }
      const tables = await withReadModels('drop', (app) => dropVersion(app.get(Pool), { name, version }));
      if (tables.length === 0)
        throw new OperatorError(
          `There are no tables of ${name} v${version}. "casefold projections list" shows unused versions.`,
        );
      process.stdout.write(`Dropped ${name} v${version}: ${tables.join(', ')}.\n`);
    });
