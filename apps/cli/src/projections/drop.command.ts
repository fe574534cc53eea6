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

/** `casefold projections drop case-list --version 1`: removes what no release reads any more. */
export const dropCommand = (): Command =>
  new Command('drop')
    .description('Drop the tables of a version that no release uses any more.')
    .argument('<name>', 'of the projection')
    .requiredOption('--version <number>', 'which version', wholeNumber(1))
    .action(async (name: string, { version }: DropOptions) => {
      if (product.projections.some((used) => used.name === name && used.version === version)) {
        throw new OperatorError(`This release uses ${name} v${version}.`);
      }
      const tables = await withReadModels('drop', (app) => dropVersion(app.get(Pool), { name, version }));
      if (tables.length === 0) throw new OperatorError(`There are no tables of ${name} v${version}.`);
      process.stdout.write(`${name} v${version} is gone: ${tables.join(', ')}.\n`);
    });
