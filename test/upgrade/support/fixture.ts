import { chmod, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor, CommandContext, Instant } from '#kernel';

/** A command as its handler received it, and its first result. */
export interface RecordedCommand {
  readonly name: string;
  readonly stream: string;
  readonly data: object;
  readonly context: CommandContext;
  readonly revision: number;
  readonly position: string;
}

/** A mutation as the client sent it, and its first result. */
export interface RecordedMutation {
  readonly mutation: string;
  readonly input: object & { readonly commandId: string };
  readonly as: Actor;
  readonly revision: number;
  readonly position: string;
}

/** Further facts about the database. */
export interface About {
  /** The time of the clock when the database was left. */
  readonly now: Instant;
  /** Case ids by the name that describes their story. */
  readonly cases: Readonly<Record<string, string>>;
  /** Number of events by type. */
  readonly events: Readonly<Record<string, number>>;
  /** Number of rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

export const fixturesFolder = path.resolve('test/upgrade/fixtures');

export const dumpFile = 'dump.sql.gz';
export const commandsFile = 'commands.ndjson';
export const mutationsFile = 'mutations.ndjson';
export const aboutFile = 'about.json';
export const importedFile = 'incidents.csv';
/**
 * The data folder of the product that wrote the database: its keys, which are used nowhere else, and what it published.
 */
export const dataFolder = 'data';

/** A database written by an earlier version, with facts about it. */
export interface Fixture {
  readonly folder: string;
  readonly about: About;
  readonly commands: readonly RecordedCommand[];
  readonly mutations: readonly RecordedMutation[];
}

export const readFixture = async (name: string): Promise<Fixture> => {
  const folder = path.join(fixturesFolder, name);
  const textOf = (file: string) => readFile(path.join(folder, file), 'utf8');
  const linesOf = async (file: string) => (await textOf(file)).trim().split('\n');
  return {
    folder,
    about: JSON.parse(await textOf(aboutFile)) as About,
    commands: (await linesOf(commandsFile)).map((line) => JSON.parse(line) as RecordedCommand),
    mutations: (await linesOf(mutationsFile)).map((line) => JSON.parse(line) as RecordedMutation),
  };
};

/** Copies the files of a data folder, without its subfolders; only the owner can read the keys. */
export const copyDataFolder = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    await copyFile(path.join(from, name), path.join(to, name));
    await chmod(path.join(to, name), 0o600);
  }
};
