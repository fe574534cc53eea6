import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSharedRoot, sharedRoot } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { accountFor, canEnter, type OsAccount } from './os-account.js';

/** Where a cluster and what belongs to it lie, and who owns them. */
export interface ClusterHome {
  readonly account: OsAccount;
  readonly data: string;
  readonly passwordFile: string;
  readonly log: string;
  /** Set where the account can't enter the folder asked for, so that the cluster lies elsewhere. */
  readonly movedFrom?: string;
}

/**
 * The home of the cluster in `folder`, made where it is missing. Run as root, Postgres uses another account; where that one
 * can't enter the folder, the home is under {@link sharedRoot} and a file `location` in the folder says where.
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
      `The account that owns the database can't enter ${asked} any more: let it pass through the folders above.`,
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new EmbeddedPostgresError(`Can't make the folder of the database in ${folder}: ${code}.`);
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
    `The database that ${pointerIn(asked)} points to is gone from ${elsewhere}: restore it, or remove that file to start anew.`,
  );
};

/** Gives a file or folder to the account that Postgres runs as. */
export const handOver = async (file: string, { uid, gid }: OsAccount): Promise<void> => {
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
};
