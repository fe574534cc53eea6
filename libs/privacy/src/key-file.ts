import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';

export class DamagedKeyFile extends Error {
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
  const aside = `${path}.${randomUUID()}`;
  try {
    await writeFile(aside, content, { mode: 0o600, flag: 'wx', flush: true });
    await link(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
};
