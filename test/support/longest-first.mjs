import TestSequencer from '@jest/test-sequencer';

/** The longest specs. Until Jest has measured them, it would order specs by file size, which says little about them. */
const longest = [
  'test/crash/',
  'test/erasure/canary/',
  'test/kurrentdb/kurrent-event-store',
  'test/properties/',
  'test/projections.cli',
  'test/kurrentdb/standalone',
  'test/kurrentdb/faults',
  'test/erasure/',
  'test/backup/',
  'test/standalone',
  'test/tampering/',
  'test/fuzz/',
  'test/conflicts/',
  'test/history/',
  'test/limits/',
  'test/e2e/rebuilds',
  'test/access/matrix',
  'libs/engine/processes/src/crashes',
  'libs/analysis/demo/src/load-demo',
  'test/outcomes/',
  'test/e2e/',
  'test/seals/',
  'test/generated/',
];

/** Runs the longest specs first, so that no worker is left alone with one at the end. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const placeOf = ({ path, context }) => {
      const place = longest.findIndex((name) => path.startsWith(`${context.config.rootDir}/${name}`));
      return place < 0 ? longest.length : place;
    };
    const isMeasured = sorted.some(({ duration }) => duration !== undefined);
    return isMeasured ? sorted : [...sorted].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
