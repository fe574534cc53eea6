import { Command } from 'commander';
import { OperatorError } from '#kernel';
import { secretsByMasterKey } from '#encryption';
import { type MasterKeyTools, withMasterKeys } from './master-keys.js';

/** `casefold keys remove ID`: removes a master key that no longer wraps any keys. */
export const removeKeyCommand = (): Command =>
  new Command('remove')
    .description('Remove a former master key from the key file. Backups of keys that it wraps become unreadable.')
    .argument('<id>', 'id of the master key, as "casefold keys list" shows it')
    .action(async (id: string) => {
      await withMasterKeys('remove', (tools) => remove(id, tools));
      process.stdout.write(`Removed the master key ${id}.\n`);
    });

const remove = async (id: string, { pool, provider }: MasterKeyTools): Promise<void> => {
  if (!(await provider.ids()).includes(id))
    throw new OperatorError(`There is no master key ${id}. "casefold keys list" shows all.`);
  if (id === (await provider.currentId()))
    throw new OperatorError(`${id} is the current master key. Run "casefold keys rotate" first.`);
  const count = (await secretsByMasterKey(pool)).get(id) ?? 0;
  if (count > 0)
    throw new OperatorError(`The master key ${id} still wraps ${count} keys. Run "casefold keys rotate" first.`);
  await provider.remove(id);
};
