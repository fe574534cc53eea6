import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { caseCodec, CaseDetails, CaseReader } from '#cases';
import { EventStore } from '#event-store';
import { type FieldClass, type Instant, OperatorError } from '#kernel';
import { SubjectKeys } from '#encryption';
import { Snapshots } from '#snapshots';
import { caseIdByNumber } from './replay/find-case.js';
import { replayCase, type ReplayStep } from './replay/replay-case.js';
import { stepText } from './replay/replay-text.js';
import { withDatabase } from './with-database.js';

interface ReplayOptions {
  readonly case: string;
  readonly json: boolean;
}

/** Field classes that an analyst may see: personal data stay encrypted. */
const revealed: readonly FieldClass[] = ['plain', 'text'];

/** `casefold replay --case 1000000012`: prints a case event by event. */
export const replayCommand = (): Command =>
  new Command('replay')
    .description('Print a case event by event, with the changes by each event and the state after it.')
    .requiredOption('--case <number>', 'case number')
    .option('--json', 'print one JSON object per event, for programs', false)
    .action(async ({ case: number, json }: ReplayOptions) => {
      const steps = await withDatabase('casefold replay', [], async (app) => {
        const store = app.get(EventStore);
        const keys = app.get(SubjectKeys);
        const details = new CaseDetails(app.get(DataSource));
        const id = await caseIdByNumber(number, { details, store, codec: caseCodec(keys) });
        if (id === undefined) throw new OperatorError(`There is no case with the number ${number}.`);
        return [...replayCase(await new CaseReader(store, keys, app.get(Snapshots)).history(id, revealed))];
      });
      process.stdout.write(json ? linesOf(steps) : storyOf(number, steps));
    });

const linesOf = (steps: readonly ReplayStep[]): string =>
  steps.map(({ event, view }) => `${JSON.stringify({ ...event, case: view })}\n`).join('');

const storyOf = (number: string, steps: readonly ReplayStep[]): string => {
  let previousAt: Instant | undefined;
  const told = steps.map((step) => {
    const text = stepText(step, previousAt);
    previousAt = step.event.envelope.occurredAt;
    return text;
  });
  return `Case ${number}, ${steps.length} events\n\n${told.join('\n\n')}\n`;
};
