import 'reflect-metadata';
import { Command } from 'commander';
import { reportFailure } from '#platform';
import { demoCommand } from './demo.command.js';
import { importCommand } from './import.command.js';
import { replayCommand } from './replay.command.js';
import { tokenCommand } from './token.command.js';

const program = new Command('casefold')
  .description('Tools for analysts and operators. Settings come from the environment, as for the service.')
  .addCommand(demoCommand())
  .addCommand(importCommand())
  .addCommand(replayCommand())
  .addCommand(tokenCommand());

await program.parseAsync().catch(reportFailure);
