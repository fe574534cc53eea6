// Prints the totals of Jest's JSON results as one line. A spec file that could not run counts as one failure.
import { readFileSync } from 'node:fs';

const read = () => {
  try {
    return JSON.parse(readFileSync(process.argv[2], 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
};

const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = read();
process.stdout.write(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed\n`);
