// Installs, builds and runs all tests, random ones with a twentieth of their rounds. Arguments go to Jest.
import { runTests } from './run-tests.mjs';

runTests(process.argv.slice(2));
