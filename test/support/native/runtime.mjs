import { createRequire, register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sourceMapOf } from './compile.mjs';
import { setGlobals } from './globals.mjs';

const require = createRequire(import.meta.url);

register('./hooks.mjs', import.meta.url);

let imports = 0;

/**
 * What Jest calls a runtime: it loads modules for the spec files. Jest's own makes all of them anew for every file, in a `vm`
 * context, which takes seconds for the product; this one has Node import them, once for all files of a worker. Only the
 * spec file itself is imported anew. Modules can't be mocked.
 */
export default class NativeRuntime {
  #environment;

  constructor(_config, environment) {
    this.#environment = environment;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** Of a spec or a setup file. */
  async unstable_importModule(file) {
    // Node keeps what it has imported, by its URL: a spec file that ran before in this process (--watch) must run again.
    return import(`${pathToFileURL(file)}?run=${imports++}`);
  }

  requireModule(file) {
    return require(file);
  }

  /** Jest's own, which keeps what it knows of the tests of a file in the module and in globals. */
  requireInternalModule(file) {
    forgetTests();
    delete require.cache[file];
    return require(file);
  }

  setGlobalsForRuntime(globals) {
    const { moduleMocker, fakeTimersModern } = this.#environment;
    setGlobals({ ...globals, jest: jestObject(moduleMocker, fakeTimersModern) });
  }

  /** By the file that a stack trace names. Jest looks up what it needs, and nothing beforehand. */
  getSourceMaps() {
    return { get: sourceMapFor, [Symbol.iterator]: () => [].values() };
  }

  teardown() {
    forgetTests();
  }

  enterTestCode() {}
  leaveTestCode() {}
  getAllCoverageInfoCopy() {}
}

const forgetTests = () => {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    if (['JEST_STATE_SYMBOL', 'EVENT_HANDLERS'].includes(symbol.description)) delete globalThis[symbol];
  }
};

const sourceMapFor = (url) => {
  if (!/^file:.*\.ts(\?run=\d+)?$/.test(url)) return undefined;
  return sourceMapOf(fileURLToPath(url));
};

/** The part of Jest's `jest` that does not need its runtime. */
const jestObject = (mocker, timers) => {
  const jest = {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    useFakeTimers(config) {
      timers.useFakeTimers(config);
      return jest;
    },
    useRealTimers() {
      timers.useRealTimers();
      return jest;
    },
    advanceTimersByTime: timers.advanceTimersByTime.bind(timers),
  };
  return jest;
};
