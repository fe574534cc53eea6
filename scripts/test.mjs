// Installs, builds and runs all the tests, the random ones with few of their rounds. Arguments go to Jest.
import { runTests } from './run-tests.mjs';

runTests(process.argv.slice(2));
