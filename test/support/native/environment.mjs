import { ModernFakeTimers } from '@jest/fake-timers';
// Jest's own environment lists the globals of the process when it is loaded. Here that happens before specs add any (as
// @nestjs/graphql does): otherwise the `isolated` specs in the same worker would share them.
import 'jest-environment-node';
import { ModuleMocker } from 'jest-mock';

/**
 * What Jest calls a test environment: here the worker's own globals. What a spec file does to them is undone after it;
 * what it registers in a module stays.
 */
export default class NativeEnvironment {
  global = globalThis;
  fakeTimers = null;
  #restore;

  constructor({ projectConfig }) {
    this.#restore = snapshot();
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  // Jest asks that it be there.
  getVmContext() {
    return null;
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    this.#restore();
  }
}

/** Of what Jest and specs change in a process; returns a function that puts it back. */
const snapshot = () => {
  const env = { ...process.env };
  const { console } = globalThis;
  const { exit, exitCode } = process;
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    globalThis.console = console;
    process.exit = exit;
    process.exitCode = exitCode;
  };
};
