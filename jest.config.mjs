import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compilerOptions } from './test/support/native/compile.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Folders of the specs of each kind; every spec belongs to one kind. To run one: `npm test -- --selectProjects <kind>`. */
const kinds = {
  unit: ['(apps|libs)/(?!kit/src/(api|manifest)/|api/graphql-server/src/operations/)', 'test/cases/'],
  isolated: ['libs/kit/src/(api|manifest)/', 'libs/api/graphql-server/src/operations/'],
  e2e: [
    'test/(access|limits|conformance|docs|e2e|outcomes|privacy)/',
    'test/customers/(merges|relink-cases)',
    'test/erasure/(?!canary)',
    'test/processes/silent-customer\\.',
    'test/messages',
  ],
  random: [
    'test/(conflicts|crash|erasure/canary|fuzz|history|properties|real-logs|tampering)/',
    'test/customers/customer-sequences',
    'test/processes/silent-customers\\.disturbed',
  ],
  kurrentdb: ['test/(kurrentdb|seals)/'],
  tools: [
    'test/(backup|generated|layout|samples|schema|supply-chain|support|upgrade)/',
    'test/(cli|projections\\.cli|standalone)\\.',
  ],
};

const escaped = root.replaceAll('\\', '/').replaceAll(/[.*+?^${}()|[\]]/g, '\\$&');

/** Runs specs in Node itself, which loads modules once per worker. A loader hook compiles TypeScript. */
const native = {
  testEnvironment: '<rootDir>/test/support/native/environment.mjs',
  runtime: '<rootDir>/test/support/native/runtime.mjs',
  transform: {},
};

const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Paths of the sources of `#name` and `#name/testing`, from package.json. */
const aliases = Object.fromEntries(
  Object.entries(imports).map(([name, { types }]) => [`^${name}$`, types.replace('.', '<rootDir>')]),
);

/** Runs specs in Jest's `vm`: they build schemas of parts of the product, and Nest would add types of all modules in the process. */
const isolated = {
  testEnvironment: 'node',
  moduleNameMapper: {
    '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1',
    ...aliases,
  },
  transform: { '^.+\\.ts$': ['@swc/jest', compilerOptions] },
};

const projectOf = ([displayName, places]) => ({
  displayName,
  ...(displayName === 'isolated' ? isolated : native),
  // Specs import Jest's functions.
  injectGlobals: false,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testRegex: places.map((place) => `^${escaped}${place}.*(?<=\\.spec\\.ts)$`),
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
});

export default {
  projects: Object.entries(kinds).map(projectOf),
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/support/results-reporter.mjs'],
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  testTimeout: 120_000,
  // Node never frees ES modules, so a worker that has grown this large is replaced.
  workerIdleMemoryLimit: '900MB',
};
