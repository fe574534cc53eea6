import { Command } from 'commander';
import { dropCommand } from './drop.command.js';
import { listCommand } from './list.command.js';
import { rebuildCommand } from './rebuild.command.js';
import { retryCommand } from './retry.command.js';
import { verifyProjectionsCommand } from './verify.command.js';

/** `casefold projections …`: read models. */
export const projectionsCommand = (): Command =>
  [listCommand, rebuildCommand, verifyProjectionsCommand, retryCommand, dropCommand].reduce(
    (group, command) => group.addCommand(command()),
    new Command('projections').description('Manage the read models.'),
  );
