import { Command } from 'commander';
import { type Difference, verify } from '#projections';
import { differenceText } from './difference-text.js';
import { projectionsNamed, rebuildPartsOf, withProjectionProgress, withReadModels } from './projection-tools.js';

interface VerifyCommandOptions {
  readonly json: boolean;
}

/** `casefold projections verify`: whether the read models are what the log folds to. */
export const verifyProjectionsCommand = (): Command =>
  new Command('verify')
    .description(
      'Fold read models anew from the log, aside, and name every row in which the present ones differ, without its ' +
        'values. Ends with 1 where any does.',
    )
    .argument('[name...]', 'which ones; all without names')
    .option('--json', 'one JSON object per difference', false)
    .action(async (names: string[], { json }: VerifyCommandOptions) => {
      const asked = projectionsNamed(names);
      let count = 0;
      const tell = (projection: string, difference: Difference): void => {
        count += 1;
        const text = json ? JSON.stringify({ projection, ...difference }) : differenceText(difference);
        process.stdout.write(`${text}\n`);
      };
      await withReadModels('verify', (app) =>
        withProjectionProgress((options) => verify(rebuildPartsOf(app), asked, { ...options, onDifference: tell })),
      );
      if (count > 0) process.exitCode = 1;
      const which = asked.map(({ name, version }) => `${name} v${version}`).join(', ');
      process.stderr.write(count === 0 ? `${which}: as the log has it.\n` : `${which}: ${count} rows differ.\n`);
    });
