import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '#kernel';
import { FolderLock } from './folder-lock.js';

/** Version of the data folder's layout. Raise it when older versions can no longer read the folder. */
const format = 1;

const forOwner = 0o700;
/** When started as root, Postgres runs under another account, which must be able to traverse to its own folder. */
const forOwnerAndPassage = 0o711;

/**
 * Creates the data folder if missing and locks it for this process.
 * @throws OperatorError if it is not writable, in use, or made by a newer version.
 */
export const takeDataFolder = (folder: string, task: string): FolderLock => {
  const lock = writingTo(folder, () => {
    makeDataFolder(folder);
    return new FolderLock(folder, task);
  });
  try {
    checkFormat(folder);
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
};

/** The content of a file in the data folder. `make` creates it the first time; later calls only read it. */
export const keptInFolder = (folder: string, name: string, make: () => string): string =>
  writingTo(folder, () => {
    makeDataFolder(folder);
    const file = path.join(folder, name);
    try {
      writeFileSync(file, make(), { mode: 0o600, flag: 'wx', flush: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFileSync(file, 'utf8');
  });

const makeDataFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? forOwnerAndPassage : forOwner });
};

const writingTo = <Result>(folder: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(
      `Can't write to the data folder ${folder} (${(error as NodeJS.ErrnoException).code}): set CASEFOLD_DATA_DIR to a writable folder.`,
    );
  }
};

const checkFormat = (folder: string): void => {
  const file = path.join(folder, 'format');
  const found = readIfThere(file)?.trim();
  if (found === undefined) writeFileSync(file, `${format}\n`);
  else if (!/^\d+$/.test(found)) throw new OperatorError(`${file} is damaged: restore the data folder from a backup.`);
  else if (Number(found) > format) {
    throw new OperatorError(
      `The data folder ${folder} was made by a newer version of Casefold (format ${found}; this version supports ${format}): start the newer version instead.`,
    );
  }
};

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};
