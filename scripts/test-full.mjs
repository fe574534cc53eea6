// Runs all tests with all rounds, as CI does. Arguments go to Jest.
import { runTests } from './run-tests.mjs';

runTests(process.argv.slice(2), { CASEFOLD_EFFORT: '1' });
