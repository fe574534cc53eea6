import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '#kernel';
import { processBirth } from './process-birth.js';

/** The process that holds the data folder. */
export interface FolderHolder {
  readonly pid: number;
  readonly birth: string | undefined;
  /** What the process does, for messages: `npm start`. */
  readonly task: string;
  /** Only for a service, and only while it is ready. */
  readonly service?: RunningService;
}

/** How to reach a service that runs on a data folder. */
export interface RunningService {
  /** `http://127.0.0.1:4000` */
  readonly api: string;
  /** Includes the password. */
  readonly databaseUrl: string;
}

/**
 * Allows one process at a time on a data folder. A file names the process and counts only while that process lives, so
 * nothing needs cleaning up after a `kill -9`.
 */
export class FolderLock {
  private readonly file: string;
  private readonly holder: FolderHolder;

  /** @throws OperatorError naming the process that holds the folder. */
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

  /** Publishes how to reach the service that holds the folder. */
  publish(service: RunningService): void {
    const aside = this.writeAside({ ...this.holder, service });
    renameSync(aside, this.file);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  /**
   * Writes a temporary file and links it into place: of two concurrent attempts one succeeds, and nobody reads half a
   * file.
   */
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

/** The live process that holds this data folder, if any. */
export const folderHolder = (folder: string): FolderHolder | undefined => {
  try {
    const holder = JSON.parse(readFileSync(lockFile(folder), 'utf8')) as FolderHolder;
    return processBirth(holder.pid) === holder.birth ? holder : undefined;
  } catch {
    return undefined;
  }
};

const lockFile = (folder: string): string => path.join(folder, 'service.json');
