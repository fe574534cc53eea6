import { Command } from 'commander';
import { textTable } from '../text-table.js';
import { withMasterKeys } from './master-keys.js';

/** `casefold keys list`: which master keys there are, and how much is under each. */
export const listKeysCommand = (): Command =>
  new Command('list')
    .description('Show the master keys, never what they are, and how many keys of subjects are wrapped under each.')
    .option('--json', 'print it as JSON', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      const keys = await withMasterKeys('list', async ({ provider, secrets }) => {
        const current = await provider.currentId();
        return [...(await secrets())].map(([id, count]) => ({ id, secrets: count, isCurrent: id === current }));
      });
      process.stdout.write(json ? `${JSON.stringify(keys)}\n` : textTable(keys.map(rowOf)));
    });

const rowOf = ({ id, secrets, isCurrent }: { id: string; secrets: number; isCurrent: boolean }) => ({
  'master key': id,
  'keys under it': secrets,
  '': isCurrent ? 'current' : '',
});
