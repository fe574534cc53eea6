import { CommandBus } from '@nestjs/cqrs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type DemoReport, type DemoSet, loadDemo, loadDemoCustomers, startOfDay } from '#demo';
import { EventStore } from '#event-store';
import { type Instant, instantOf, isInstant } from '#kernel';
import { product } from '#product';
import { withProgress } from './progress.js';
import { wholeNumber } from './whole-number.js';
import { withDatabase } from './with-database.js';

interface DemoCommandOptions extends DemoSet {
  readonly cases: number;
}

/** `casefold demo --cases 500`: adds demo cases. Running it again adds nothing. */
export const demoCommand = (): Command =>
  new Command('demo')
    .description(
      'Add demo cases of a support desk. The same seed and end make the same cases, and cases that exist ' +
        'are not added again.',
    )
    .requiredOption('--cases <number>', 'number of cases', wholeNumber(1))
    .option('--seed <number>', 'seed of the set of cases', wholeNumber(0), 1)
    .addOption(
      new Option('--until <instant>', 'end of the history of the cases: a day or an instant, in UTC')
        .argParser(parseUntil)
        .default(startOfDay(instantOf(Date.now())), 'the start of today'),
    )
    .action(async ({ cases, ...set }: DemoCommandOptions) => {
      const report = await withDatabase('casefold demo', product.commandsModules, async (app) => {
        const bus = app.get(CommandBus);
        const logEnd = await app.get(EventStore).lastPosition();
        await loadDemoCustomers(set, cases, (command) => bus.execute(command));
        return withProgress('cases', cases, (onProgress) =>
          loadDemo({ set, cases, logEnd, onProgress, send: (command) => bus.execute(command) }),
        );
      });
      process.stdout.write(`${summaryOf(report, set)}\n`);
    });

const summaryOf = ({ cases, changed, leftAlone }: DemoReport, { seed, until }: DemoSet): string => {
  const others = leftAlone > 0 ? `, ${leftAlone} skipped because others have changed them` : '';
  return `${cases} demo cases (seed ${seed}, until ${until}): ${changed} added or continued${others}.`;
};

const parseUntil = (text: string): Instant => {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00.000Z` : text;
  if (!isInstant(instant))
    throw new InvalidArgumentError('Use a day, 2026-11-22, or an instant, 2026-11-22T09:30:00.000Z.');
  return instant;
};
