import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { missingFromReadSchema, type Projection, rebuild, type RebuildOutcome, recreateReadSchema } from '#projections';
import { product, readMigrations } from '#product';
import { differenceText } from './difference-text.js';
import { projectionsNamed, rebuildPartsOf, withProjectionProgress, withReadModels } from './projection-tools.js';

interface RebuildCommandOptions {
  readonly json: boolean;
}

/** `casefold projections rebuild cases`: rebuilds read models from the log and swaps the result in. */
export const rebuildCommand = (): Command =>
  new Command('rebuild')
    .description(
      'Rebuild read models from the log into shadow tables and swap the result in. Queries go on meanwhile. ' +
        'Without names, rebuilds all, after creating schema read again if it is damaged or missing.',
    )
    .argument('[name...]', 'names of the read models; all if omitted')
    .option('--json', 'print the result as JSON', false)
    .action(async (names: string[], { json }: RebuildCommandOptions) => {
      const asked = projectionsNamed(names);
      const outcomes = await withReadModels('rebuild', (app) =>
        names.length === 0 ? rebuildAll(app) : rebuildThese(app, asked),
      );
      process.stdout.write(json ? `${JSON.stringify(outcomes)}\n` : outcomes.map(outcomeText).join(''));
    });

const rebuildThese = (
  app: INestApplicationContext,
  these: readonly Projection[],
  tablesAreNew = false,
): Promise<RebuildOutcome[]> =>
  withProjectionProgress((options) => rebuild(rebuildPartsOf(app), these, { ...options, tablesAreNew }));

const namesTold = 5;

const rebuildAll = async (app: INestApplicationContext): Promise<RebuildOutcome[]> => {
  const dataSource = app.get(DataSource);
  const missing = await missingFromReadSchema(dataSource, readMigrations);
  if (missing.length > 0) {
    const more = missing.length > namesTold ? ` and ${missing.length - namesTold} more` : '';
    process.stderr.write(`Schema read lacks ${missing.slice(0, namesTold).join(', ')}${more}. Creating it again.\n`);
    await recreateReadSchema(dataSource, readMigrations);
  }
  return rebuildThese(app, product.projections, missing.length > 0);
};

const outcomeText = ({ projection, version, differences, examples, parked }: RebuildOutcome): string => {
  const found = differences === undefined ? 'nothing to compare with' : `${differences} rows differed`;
  const parkedText = parked === 0 ? '' : `, ${parked} events parked`;
  const more = (differences ?? 0) > examples.length ? ['  …\n'] : [];
  const lines = examples.map((difference) => `  ${differenceText(difference)}\n`);
  return [`${projection} v${version}: rebuilt, ${found}${parkedText}\n`, ...lines, ...more].join('');
};
