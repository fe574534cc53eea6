import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const readJson = (...parts) => JSON.parse(readFileSync(path.join(...parts), 'utf8'));

/** Returns the packages of the lock file of a folder. `runtime` marks those of a production install on any platform. */
export const lockedPackages = (folder) =>
  Object.entries(readJson(folder, 'package-lock.json').packages)
    .filter(([at]) => at !== '')
    .map(([at, entry]) => {
      const name = entry.name ?? at.replace(/^.*node_modules\//, '');
      return { ...entry, at, name, id: `${name}@${entry.version}`, runtime: !entry.dev };
    });

/** Returns the licence texts of an installed package; empty if it is not installed because it is for another platform. */
export const licenceTexts = (folder, { at }) => {
  const home = path.join(folder, at);
  try {
    const files = readdirSync(home, { withFileTypes: true }).filter(
      (file) => file.isFile() && /^(un)?licen[cs]e|^copying/i.test(file.name),
    );
    return files.map(({ name }) => readFileSync(path.join(home, name), 'utf8'));
  } catch {
    return [];
  }
};
