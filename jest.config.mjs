import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compilerOptions } from './test/support/native/compile.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Where the specs of each kind lie; every spec is of one. A kind is run by `npm test -- --selectProjects <kind>`. */
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

/** In Node itself, with the modules of a worker loaded once: a loader hook of the runtime compiles TypeScript. */
const native = {
  testEnvironment: '<rootDir>/test/support/native/environment.mjs',
  runtime: '<rootDir>/test/support/native/runtime.mjs',
  transform: {},
};

const { imports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** The sources behind `#name` and `#name/testing`, as package.json names them. */
const aliases = Object.fromEntries(
  Object.entries(imports).map(([name, { types }]) => [`^${name}$`, types.replace('.', '<rootDir>')]),
);

/** In Jest's own `vm`: schemas of parts of the product, into which Nest puts types of whatever else the process has imported. */
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
  // Specs import what they use of Jest.
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
  // Modules that a worker has loaded as ES modules it never lets go of: one that has grown this large is replaced.
  workerIdleMemoryLimit: '900MB',
};
