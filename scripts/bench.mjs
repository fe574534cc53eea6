// Installs, builds and runs the benchmarks. Arguments name the sections to run (default: all): npm run bench -- store
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { prepare, root } from './prepare.mjs';

prepare();
rmSync(path.join(root, 'dist/bench'), { recursive: true, force: true });
const compiler = path.join(root, 'node_modules/typescript-native/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.bench.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status === 0) await import('../dist/bench/main.js');
else process.exitCode = 1;
