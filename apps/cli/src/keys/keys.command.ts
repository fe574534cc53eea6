import { Command } from 'commander';
import { listKeysCommand } from './list-keys.command.js';
import { removeKeyCommand } from './remove-key.command.js';
import { rotateKeyCommand } from './rotate-key.command.js';

/** `casefold keys …`: the master keys, for operators. */
export const keysCommand = (): Command =>
  [listKeysCommand, rotateKeyCommand, removeKeyCommand].reduce(
    (group, command) => group.addCommand(command()),
    new Command('keys').description('Look after the master keys, under which the keys of all subjects are wrapped.'),
  );
