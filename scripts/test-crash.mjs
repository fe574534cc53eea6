// The long runs of the tests that kill and disturb: three hundred kills, a hundred thousand appends. Arguments go to Jest.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './prepare.mjs';

const long = { CASEFOLD_KILLS: '300', CASEFOLD_APPENDS: '100000' };
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'scripts/test.mjs'),
    '--runInBand',
    '--verbose', // the seed stands in the titles
    'test/crash',
    'test/history',
    'test/conflicts',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...long, ...process.env } },
);
process.exitCode = status ?? 1;
