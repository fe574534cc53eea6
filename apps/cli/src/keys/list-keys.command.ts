import { Command } from 'commander';
import { textTable } from '../text-table.js';
import { withMasterKeys } from './master-keys.js';

/** `casefold keys list`: lists the master keys, with the number of keys that each wraps. */
export const listKeysCommand = (): Command =>
  new Command('list')
    .description('List the ids of the master keys, and how many keys of subjects each of them wraps.')
    .option('--json', 'print the list as JSON', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      const keys = await withMasterKeys('list', async ({ provider, secrets }) => {
        const current = await provider.currentId();
        return [...(await secrets())].map(([id, count]) => ({ id, secrets: count, isCurrent: id === current }));
      });
      process.stdout.write(json ? `${JSON.stringify(keys)}\n` : textTable(keys.map(rowOf)));
    });

const rowOf = ({ id, secrets, isCurrent }: { id: string; secrets: number; isCurrent: boolean }) => ({
  'master key': id,
  'wrapped keys': secrets,
  '': isCurrent ? 'current' : '',
});
