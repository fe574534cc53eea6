import { randomUUID } from 'node:crypto';
import { link, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from '#kernel';

export class DamagedKeyFile extends OperatorError {
  override readonly name = 'DamagedKeyFile';

  constructor(path: string) {
    super(`${path} is not a valid key file. Restore it from a backup.`);
  }
}

/**
 * Creates a file that only its owner can read, unless it exists. Writes a temporary file and links it into place: of
 * two concurrent attempts one succeeds, and nobody reads half a file.
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

/**
 * Replaces the content of a key file atomically and durably: readers get the old or the new content, even after a
 * crash.
 */
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
