import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { resultsFile } from '../../scripts/results-file.mjs';

/** Stores the results of all tests for `npm run facts`, unless only some specs ran. */
export default class ResultsReporter {
  #config;

  constructor(globalConfig) {
    this.#config = globalConfig;
  }

  onRunComplete(_contexts, { testResults, wasInterrupted }) {
    if (wasInterrupted || this.#config.testNamePattern || !isAll(testResults, this.#config.rootDir)) return;
    const tests = testResults.flatMap((file) =>
      file.testResults.map(({ ancestorTitles, title, status }) => ({ titles: [...ancestorTitles, title], status })),
    );
    mkdirSync(path.dirname(resultsFile), { recursive: true });
    writeFileSync(resultsFile, JSON.stringify(tests));
  }
}

const isAll = (testResults, rootDir) => {
  const run = new Set(testResults.map(({ testFilePath }) => testFilePath));
  return specsBelow(rootDir).every((spec) => run.has(spec));
};

const specsBelow = (rootDir) =>
  ['apps', 'libs', 'test'].flatMap((folder) =>
    readdirSync(path.join(rootDir, folder), { recursive: true })
      .filter((name) => name.endsWith('.spec.ts'))
      .map((name) => path.join(rootDir, folder, name)),
  );
