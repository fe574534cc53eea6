// The long run of generated documents against the API: a hundred thousand, and what they leave in memory. Arguments go to Jest.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './prepare.mjs';

const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'scripts/test.mjs'), '--runInBand', '--verbose', 'test/fuzz', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { CASEFOLD_DOCUMENTS: '100000', ...process.env } },
);
process.exitCode = status ?? 1;
