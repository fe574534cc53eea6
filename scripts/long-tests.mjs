import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './prepare.mjs';

/** Runs specs one after the other and tells of each, since seeds stand in the titles. What the environment says already holds; arguments go to Jest. */
export const runLongTests = (environment, ...specs) => {
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/test.mjs'), '--runInBand', '--verbose', ...specs, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit', env: { ...environment, ...process.env } },
  );
  process.exitCode = status ?? 1;
};
