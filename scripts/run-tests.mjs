import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { prepare, root } from './prepare.mjs';

/**
 * Installs, builds and runs Jest. Variables that are set already take precedence over `environment`.
 * @param {readonly string[]} args arguments for Jest
 */
export const runTests = (args, environment = {}, stdio = 'inherit') => {
  prepare();
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', jest, ...args], {
    ...{ cwd: root, stdio },
    env: { ...environment, ...process.env },
  });
  process.exitCode = status ?? 1;
};
