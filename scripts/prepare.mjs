// Installs and builds a checkout. Uses only modules of Node, since no package may be installed yet.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(import.meta.url), '../..');
const inRoot = (...parts) => path.join(root, ...parts);

const oldestNode = [20, 19];
const sourceFolders = ['apps', 'libs'].map((folder) => inRoot(folder));
const buildFiles = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].map((file) => inRoot(file));
const buildStamp = inRoot('dist', '.built');

/** Installs and builds what is missing. Exits with a message if that fails. */
export const prepare = () => {
  preparePackages();
  if (!isBuilt()) build();
};

export const preparePackages = () => {
  requireNode();
  if (!isInstalled()) install();
};

const fail = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const requireNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    fail(`Casefold needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}.`);
  }
};

/** Returns whether node_modules matches the lock file. Optional packages may be missing: they are for other platforms. */
const isInstalled = () => {
  const installed = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(lockedPackages('package-lock.json')).every(
    ([name, { version, optional }]) => name === '' || optional || installed[name]?.version === version,
  );
};

const lockedPackages = (file) => {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;
  } catch {
    return {};
  }
};

const install = () => {
  process.stderr.write('Installing packages …\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) fail('The packages could not be installed: see the output of npm above.');
};

export const isBuilt = () => {
  const built = modifiedAt(buildStamp);
  const isOlder = (time) => time <= built;
  return buildFiles.map(modifiedAt).every(isOlder) && sourceFolders.map(newestIn).every(isOlder);
};

const modifiedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;

/** Returns the latest modification time of all files and folders; removing a file changes only its folder. */
const newestIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).reduce(
    (newest, entry) => Math.max(newest, modifiedAt(path.join(entry.parentPath, entry.name))),
    modifiedAt(folder),
  );

const build = () => {
  process.stderr.write('Building …\n');
  if (!compile()) fail('The code does not build: see the output of the compiler above.');
};

/** Compiles the sources into dist and copies other files beside them. Returns whether there were no errors. */
export const compile = (output = 2) => {
  const startedAt = new Date();
  const compiler = inRoot('node_modules/typescript-native/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', inRoot('tsconfig.build.json')], {
    cwd: root,
    stdio: ['ignore', output, output],
  });
  sourceFolders.forEach(copyAssets);
  if (status !== 0) return false;
  writeFileSync(buildStamp, '');
  // Sources that change while the compiler runs must count as newer than the build.
  utimesSync(buildStamp, startedAt, startedAt);
  return true;
};

const copyAssets = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || /\.ts$/.test(entry.name)) continue;
    const from = path.join(entry.parentPath, entry.name);
    const to = inRoot('dist', path.relative(root, from));
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(from, to);
  }
};
