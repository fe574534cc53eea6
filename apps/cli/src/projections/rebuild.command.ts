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

/** `casefold projections rebuild cases`: folds read models anew from the log, and puts the result in their place. */
export const rebuildCommand = (): Command =>
  new Command('rebuild')
    .description(
      'Fold read models anew from the log, aside, and put the result in their place; queries go on meanwhile. ' +
        'Without names all of them, and a schema that is damaged or missing is made anew first.',
    )
    .argument('[name...]', 'which ones')
    .option('--json', 'print what came of it as JSON', false)
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
    process.stderr.write(`Schema read lacks ${missing.slice(0, namesTold).join(', ')}${more}: it is made anew.\n`);
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
