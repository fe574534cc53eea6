import { chmod, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor, CommandContext, Instant } from '#kernel';

/** A command as it came to its handler, and what it was answered the first time. */
export interface RecordedCommand {
  readonly name: string;
  readonly stream: string;
  readonly data: object;
  readonly context: CommandContext;
  readonly revision: number;
  readonly position: string;
}

/** The same of a mutation, as the client sent it. */
export interface RecordedMutation {
  readonly mutation: string;
  readonly input: object & { readonly commandId: string };
  readonly as: Actor;
  readonly revision: number;
  readonly position: string;
}

/** What else has to be known of the database. */
export interface About {
  /** Where the clock stood when it was left. */
  readonly now: Instant;
  /** Ids of cases, by what becomes of them. */
  readonly cases: Readonly<Record<string, string>>;
  /** Events of each type. */
  readonly events: Readonly<Record<string, number>>;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

export const fixturesFolder = path.resolve('test/upgrade/fixtures');

export const dumpFile = 'dump.sql.gz';
export const commandsFile = 'commands.ndjson';
export const mutationsFile = 'mutations.ndjson';
export const aboutFile = 'about.json';
export const importedFile = 'incidents.csv';
/** The data folder of the product that wrote the database: its keys, which are used nowhere else, and what it published. */
export const dataFolder = 'data';

/** A database that an earlier version has left, with what is known of it. */
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

/** Copies the files of a data folder, but none of folders in it; keys are their owner's alone there. */
export const copyDataFolder = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true });
  const entries = await readdir(from, { withFileTypes: true });
  for (const { name } of entries.filter((entry) => entry.isFile())) {
    await copyFile(path.join(from, name), path.join(to, name));
    await chmod(path.join(to, name), 0o600);
  }
};
