import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '#kernel';
import { processBirth } from './process-birth.js';

/** Who has the data folder to itself. */
export interface FolderHolder {
  readonly pid: number;
  readonly birth: string | undefined;
  /** What it does, as a person would say it: `npm start`. */
  readonly task: string;
  /** Only of a service, and only while it is ready to be used. */
  readonly service?: RunningService;
}

/** What others need to know of a service that runs on a data folder. */
export interface RunningService {
  /** `http://127.0.0.1:4000` */
  readonly api: string;
  /** With the password in it. */
  readonly databaseUrl: string;
}

/**
 * One process at a time on a data folder. A file says which one; it counts for as long as that process lives, so that
 * nothing has to be cleaned up after a `kill -9`.
 */
export class FolderLock {
  private readonly file: string;
  private readonly holder: FolderHolder;

  /** @throws OperatorError naming the process that has the folder. */
  constructor(folder: string, task: string) {
    this.file = lockFile(folder);
    this.holder = { pid: process.pid, birth: processBirth(process.pid), task };
    while (!this.create()) {
      const other = folderHolder(folder);
      if (other) {
        throw new OperatorError(
          `The data folder ${folder} is in use by ${other.task} (process ${other.pid}): stop it first.`,
        );
      }
      rmSync(this.file, { force: true });
    }
  }

  /** Tells others how to reach the service that holds the folder. */
  publish(service: RunningService): void {
    const aside = this.writeAside({ ...this.holder, service });
    renameSync(aside, this.file);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  /** Written aside and linked into place: of two at once one succeeds, and no reader meets half a file. */
  private create(): boolean {
    const aside = this.writeAside(this.holder);
    try {
      linkSync(aside, this.file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(aside);
    }
  }

  private writeAside(holder: FolderHolder): string {
    const aside = `${this.file}.${process.pid}`;
    writeFileSync(aside, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
    return aside;
  }
}

/** The process that has this data folder to itself, if one does and lives. */
export const folderHolder = (folder: string): FolderHolder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(lockFile(folder), 'utf8')) as FolderHolder;
    return processBirth(holder.pid) === holder.birth ? holder : undefined;
  } catch {
    return undefined;
  }
};

const lockFile = (folder: string): string => path.join(folder, 'service.json');
