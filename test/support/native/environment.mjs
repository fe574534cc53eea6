import { ModernFakeTimers } from '@jest/fake-timers';
// Jest's own environment lists the globals of the process when it is loaded. Here that happens before specs add any (as
// @nestjs/graphql does): otherwise the `isolated` specs in the same worker would share them.
import 'jest-environment-node';
import { ModuleMocker } from 'jest-mock';

/**
 * Jest test environment that uses the globals of the worker process. Changes to globals by a spec file are undone after it;
 * changes inside modules stay.
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

  // Required by Jest.
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

/** Saves the globals that Jest and specs change. Returns a function that restores them. */
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
