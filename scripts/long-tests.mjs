import { runTests } from './run-tests.mjs';

/** Runs specs one after the other and tells of each, since seeds stand in the titles. What the environment says already holds; arguments go to Jest. */
export const runLongTests = (environment, ...specs) =>
  runTests(['--runInBand', '--verbose', ...specs, ...process.argv.slice(2)], { CASEFOLD_EFFORT: '1', ...environment });
