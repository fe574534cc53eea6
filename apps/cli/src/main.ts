import 'reflect-metadata';
import { Command } from 'commander';
import { reportFailure } from '#host';

/** Commands are loaded only when needed, since most of them import much of the product. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  backup: async () => (await import('./backup.command.js')).backupCommand(),
  demo: async () => (await import('./demo.command.js')).demoCommand(),
  erasures: async () => (await import('./erasures/erasures.command.js')).erasuresCommand(),
  import: async () => (await import('./import.command.js')).importCommand(),
  keys: async () => (await import('./keys/keys.command.js')).keysCommand(),
  projections: async () => (await import('./projections/projections.command.js')).projectionsCommand(),
  replay: async () => (await import('./replay.command.js')).replayCommand(),
  restore: async () => (await import('./restore.command.js')).restoreCommand(),
  seals: async () => (await import('./seals.command.js')).sealsCommand(),
  token: async () => (await import('./token.command.js')).tokenCommand(),
  verify: async () => (await import('./verify-log.command.js')).verifyLogsCommand(),
};

const program = new Command('casefold').description(
  'Tools for analysts and operators. Settings come from the environment, as for the service.',
);

const asked = commands[process.argv[2]];
for (const load of asked ? [asked] : Object.values(commands)) program.addCommand(await load());

await program.parseAsync().catch(reportFailure);
