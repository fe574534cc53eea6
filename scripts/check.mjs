// Checks format, lint, types, boundaries, dead code and the supply chain. Prints nothing if all is well.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { preparePackages, root } from './prepare.mjs';

const tool = (file, ...args) => ({
  name: path.basename(file),
  command: [path.join(root, 'node_modules', file), ...args],
});

const script = (file, ...args) => ({ name: file, command: [path.join(root, 'scripts', file), ...args] });

const checks = [
  tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  tool('eslint/bin/eslint.js', '--max-warnings=0', '.'),
  tool('typescript-native/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  tool('dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'libs'),
  tool('knip/bin/knip.js', '--no-progress'),
  script('check-supply-chain.mjs'),
  script('sbom.mjs', '--check'),
];

preparePackages();
for (const { name, command } of checks) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (status === 0) continue;
  process.stderr.write(`${name} failed:\n${stdout}${stderr}`);
  process.exitCode = 1;
}
