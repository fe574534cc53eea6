// All the tests with all their rounds, as CI runs them. Arguments go to Jest.
import { runTests } from './run-tests.mjs';

runTests(process.argv.slice(2), { CASEFOLD_EFFORT: '1' });
