// Prints a line for each fact of the domain, F1 to F50, with the number of its tests that passed in the last run of all
// tests. Runs the tests first if there are no results. A test covers a fact if its title, or that of an enclosing
// describe, begins with the number of the fact: "F31: …".
import { existsSync, readFileSync } from 'node:fs';
import { resultsFile } from './results-file.mjs';
import { runTests } from './run-tests.mjs';

const facts = Array.from({ length: 50 }, (_, nth) => `F${nth + 1}`);

const factsOf = ({ titles }) => new Set(titles.flatMap((title) => /^F\d+\b/.exec(title) ?? []));

const countPassed = (tests) => {
  const counts = new Map(facts.map((fact) => [fact, 0]));
  for (const test of tests.filter(({ status }) => status === 'passed')) {
    for (const fact of factsOf(test)) counts.set(fact, counts.get(fact) + 1);
  }
  return counts;
};

const [file = resultsFile] = process.argv.slice(2);
// Only the lines of facts go to stdout, where they may be counted.
if (!existsSync(file)) runTests([], {}, ['ignore', 2, 2]);
if (existsSync(file)) {
  const passed = countPassed(JSON.parse(readFileSync(file, 'utf8')));
  for (const fact of facts) {
    const count = passed.get(fact);
    process.stdout.write(count > 0 ? `${fact} passed ${count}\n` : `${fact} none\n`);
  }
} else {
  process.stderr.write('There are no test results. Run "npm test" to see why.\n');
  process.exitCode = 1;
}
