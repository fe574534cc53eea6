import { Command } from 'commander';
import { listKeysCommand } from './list-keys.command.js';
import { removeKeyCommand } from './remove-key.command.js';
import { rotateKeyCommand } from './rotate-key.command.js';

/** `casefold keys …`: master keys. */
export const keysCommand = (): Command =>
  [listKeysCommand, rotateKeyCommand, removeKeyCommand].reduce(
    (group, command) => group.addCommand(command()),
    new Command('keys').description('Manage the master keys, which encrypt the keys of all subjects.'),
  );
