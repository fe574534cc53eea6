import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSharedRoot, sharedRoot } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { accountFor, canEnter, type OsAccount } from './os-account.js';

/** Paths of a database cluster and the account that owns them. */
export interface ClusterHome {
  readonly account: OsAccount;
  readonly data: string;
  readonly passwordFile: string;
  readonly log: string;
  /** The requested folder, if the account cannot enter it and the cluster is elsewhere. */
  readonly movedFrom?: string;
}

/**
 * Paths of the cluster for `folder`, created if missing. When started as root, Postgres runs under another account; if
 * that cannot enter the folder, the cluster is placed under {@link sharedRoot} and a file `location` in the folder
 * names its path.
 */
export const clusterHome = async (folder: string): Promise<ClusterHome> => {
  try {
    await mkdir(folder, { recursive: true });
    const asked = await realpath(folder);
    const known = await readFile(pointerIn(asked), 'utf8').catch(() => undefined);
    if (known !== undefined) return await movedHome(asked, known.trim());
    const home = await ownHome(asked);
    if (canEnter(home.account, asked)) return home;
    if (!existsSync(home.data)) return await moveHome(asked);
    throw new EmbeddedPostgresError(
      `The account that owns the database can no longer enter ${asked}: let it traverse the folders above.`,
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new EmbeddedPostgresError(`Can't create the database folder in ${folder}: ${code}.`);
  }
};

const pointerIn = (folder: string): string => path.join(folder, 'location');

const ownHome = async (folder: string): Promise<ClusterHome> => {
  const data = path.join(folder, 'data');
  const account = await accountFor(data);
  await handOver(folder, account);
  await chmod(folder, 0o700);
  return { account, data, passwordFile: path.join(folder, 'password'), log: path.join(folder, 'postgres.log') };
};

const moveHome = async (asked: string): Promise<ClusterHome> => {
  const elsewhere = path.join(sharedRoot, createHash('sha256').update(asked).digest('hex').slice(0, 16));
  await makeSharedRoot();
  await mkdir(elsewhere, { recursive: true });
  await writeFile(pointerIn(asked), `${elsewhere}\n`);
  return { ...(await ownHome(elsewhere)), movedFrom: asked };
};

const movedHome = async (asked: string, elsewhere: string): Promise<ClusterHome> => {
  if (existsSync(elsewhere)) return { ...(await ownHome(elsewhere)), movedFrom: asked };
  throw new EmbeddedPostgresError(
    `The database that ${pointerIn(asked)} points to is missing in ${elsewhere}: restore it, or remove that file to start with an empty database.`,
  );
};

/** Changes the owner of a file or folder to the account that runs Postgres. */
export const handOver = async (file: string, { uid, gid }: OsAccount): Promise<void> => {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
};
