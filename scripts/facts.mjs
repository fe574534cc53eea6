// Which facts of the domain have tests that passed: a line each, from F1 to F50, as the last run of all tests left it.
// Where there was none, the tests are run first. A test is of a fact when its title, or that of a describe around it,
// begins with the fact's number: "F31: …".
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
// The lines alone go to where they may be counted.
if (!existsSync(file)) runTests([], {}, ['ignore', 2, 2]);
if (existsSync(file)) {
  const passed = countPassed(JSON.parse(readFileSync(file, 'utf8')));
  for (const fact of facts) {
    const count = passed.get(fact);
    process.stdout.write(count > 0 ? `${fact} passed ${count}\n` : `${fact} none\n`);
  }
} else {
  process.stderr.write('The tests left no results: run "npm test" and see why.\n');
  process.exitCode = 1;
}
