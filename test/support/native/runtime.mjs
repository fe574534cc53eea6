import { createRequire, register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sourceMapOf } from './compile.mjs';
import { setGlobals } from './globals.mjs';

const require = createRequire(import.meta.url);

register('./hooks.mjs', import.meta.url);

let imports = 0;

/**
 * Jest runtime, which loads modules for spec files. Jest's own loads all modules again for every spec file, in a `vm`
 * context, which takes seconds for the product. This one lets Node import them once per worker; only the spec file itself
 * is imported each time. Modules cannot be mocked.
 */
export default class NativeRuntime {
  #environment;

  constructor(_config, environment) {
    this.#environment = environment;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** Imports a spec or setup file. */
  async unstable_importModule(file) {
    // Node caches modules by URL, but a spec file that ran before in this process (--watch) must run again.
    return import(`${pathToFileURL(file)}?run=${imports++}`);
  }

  requireModule(file) {
    return require(file);
  }

  /** Imports modules of Jest, which keep the state of the tests of a file in the module and in globals. */
  requireInternalModule(file) {
    forgetTests();
    delete require.cache[file];
    return require(file);
  }

  setGlobalsForRuntime(globals) {
    const { moduleMocker, fakeTimersModern } = this.#environment;
    setGlobals({ ...globals, jest: jestObject(moduleMocker, fakeTimersModern) });
  }

  /** Source maps by file of a stack trace, read only when Jest looks one up. */
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

/** The part of the `jest` object that does not need Jest's own runtime. */
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
