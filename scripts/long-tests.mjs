import { runTests } from './run-tests.mjs';

/**
 * Runs specs one after the other and prints each title, since titles contain the seeds. Variables that are set already take
 * precedence over `environment`. Arguments of the command line go to Jest.
 */
export const runLongTests = (environment, ...specs) =>
  runTests(['--runInBand', '--verbose', ...specs, ...process.argv.slice(2)], { CASEFOLD_EFFORT: '1', ...environment });
