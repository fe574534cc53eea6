import { Command } from 'commander';
import { OperatorError } from '#kernel';
import { secretsByMasterKey } from '#encryption';
import { type MasterKeyTools, withMasterKeys } from './master-keys.js';

/** `casefold keys remove ID`: a master key that nothing is under any more. */
export const removeKeyCommand = (): Command =>
  new Command('remove')
    .description('Remove a former master key from the key file. Backups of keys that are wrapped under it are lost.')
    .argument('<id>', 'as "casefold keys list" shows it')
    .action(async (id: string) => {
      await withMasterKeys('remove', (tools) => remove(id, tools));
      process.stdout.write(`Removed the master key ${id}.\n`);
    });

const remove = async (id: string, { pool, provider }: MasterKeyTools): Promise<void> => {
  if (!(await provider.ids()).includes(id)) throw new OperatorError(`There is no master key ${id}.`);
  if (id === (await provider.currentId())) throw new OperatorError('It is the current one: rotate first.');
  const count = (await secretsByMasterKey(pool)).get(id) ?? 0;
  if (count > 0) throw new OperatorError(`${count} keys are wrapped under it: "casefold keys rotate" takes them over.`);
  await provider.remove(id);
};
