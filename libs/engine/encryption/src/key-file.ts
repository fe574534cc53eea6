import { randomUUID } from 'node:crypto';
import { link, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from '#kernel';

export class DamagedKeyFile extends OperatorError {
  override readonly name = 'DamagedKeyFile';

  constructor(path: string) {
    super(`${path} is no key file. Restore it from a backup.`);
  }
}

/**
 * Makes a file that only its owner may read, unless there is one. Written aside and linked into place, so that of two
 * starting at once one wins, and no reader meets half a file.
 */
export const createKeyFileUnlessThere = async (path: string, content: string): Promise<void> => {
  const aside = await writeAside(path, content);
  try {
    await link(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
};

/** Puts another content in the place of a key file, durably: whoever reads meets the one or the other, also after a crash. */
export const replaceKeyFile = async (file: string, content: string): Promise<void> => {
  const aside = await writeAside(file, content);
  try {
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
  const folder = await open(path.dirname(file));
  await folder.sync().finally(() => folder.close());
};

const writeAside = async (file: string, content: string): Promise<string> => {
  const aside = `${file}.${randomUUID()}`;
  await writeFile(aside, content, { mode: 0o600, flag: 'wx', flush: true }).catch(async (error: unknown) => {
    await rm(aside, { force: true });
    throw error;
  });
  return aside;
};
