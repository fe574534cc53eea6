import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { runCli } from '../../support/run-cli.js';
import { copyDataFolder, dataFolder, dumpFile, type Fixture, readFixture } from './fixture.js';
import { restoreDump } from './restore-dump.js';

/** A database written by an earlier version, restored into a current server, with its data folder. */
export class LeftDatabase {
  private constructor(
    readonly fixture: Fixture,
    private readonly database: TestDatabase,
    readonly dataDir: string,
  ) {}

  static async restore(name: string): Promise<LeftDatabase> {
    const fixture = await readFixture(name);
    const database = await createTestDatabase();
    const dataDir = await mkdtemp(path.join(tmpdir(), 'casefold-upgrade-'));
    await restoreDump(path.join(fixture.folder, dumpFile), database.url);
    await copyDataFolder(path.join(fixture.folder, dataFolder), dataDir);
    return new LeftDatabase(fixture, database, dataDir);
  }

  get url(): string {
    return this.database.url;
  }

  /** Runs `npx casefold …`. @returns what it printed. @throws Error if its exit code is not 0. */
  async casefold(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await runCli(this.dataDir, args, { DATABASE_URL: this.url });
    if (code !== 0) throw new Error(`casefold ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
    return stdout;
  }

  async remove(): Promise<void> {
    await this.database.drop();
    await rm(this.dataDir, { recursive: true });
  }
}
