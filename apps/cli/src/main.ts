import 'reflect-metadata';
import { Command } from 'commander';
import { reportFailure } from '#platform';
import { demoCommand } from './demo.command.js';
import { tokenCommand } from './token.command.js';

const program = new Command('casefold')
  .description('Tools for analysts and operators. Settings come from the environment, as for the service.')
  .addCommand(demoCommand())
  .addCommand(tokenCommand());

await program.parseAsync().catch(reportFailure);
