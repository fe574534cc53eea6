import { Command } from 'commander';
import { type Difference, verify } from '#projections';
import { differenceText } from './difference-text.js';
import { projectionsNamed, rebuildPartsOf, withProjectionProgress, withReadModels } from './projection-tools.js';

interface VerifyCommandOptions {
  readonly json: boolean;
}

/** `casefold projections verify`: compares the read models with the log. */
export const verifyProjectionsCommand = (): Command =>
  new Command('verify')
    .description(
      'Rebuild read models from the log into shadow tables and list every row that differs, without its values. ' +
        'Exits with 1 if a row differs.',
    )
    .argument('[name...]', 'names of the read models; all if omitted')
    .option('--json', 'print one JSON object per difference, and the summary on stderr', false)
    .action(async (names: string[], { json }: VerifyCommandOptions) => {
      const asked = projectionsNamed(names);
      let count = 0;
      const onDifference = (projection: string, difference: Difference): void => {
        count += 1;
        const text = json ? JSON.stringify({ projection, ...difference }) : differenceText(difference);
        process.stdout.write(`${text}\n`);
      };
      await withReadModels('verify', (app) =>
        withProjectionProgress((options) => verify(rebuildPartsOf(app), asked, { ...options, onDifference })),
      );
      if (count > 0) process.exitCode = 1;
      const which = asked.map(({ name, version }) => `${name} v${version}`).join(', ');
      const found = count === 0 ? 'no differences' : `${count} ${count === 1 ? 'row differs' : 'rows differ'}`;
      (json ? process.stderr : process.stdout).write(`${which}: ${found}.\n`);
    });
