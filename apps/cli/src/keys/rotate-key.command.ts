import { Command } from 'commander';
import { rewrapSecrets } from '#encryption';
import { withProgress } from '../progress.js';
import { type MasterKeyTools, withMasterKeys } from './master-keys.js';

/** `casefold keys rotate`: replaces the master key while the service runs. */
export const rotateKeyCommand = (): Command =>
  new Command('rotate')
    .description('Make a new master key and wrap the keys of all subjects with it. Running services switch to it.')
    .action(async () => {
      process.stdout.write(await withMasterKeys('rotate', rotate));
    });

const rotate = async ({ pool, provider, secrets }: MasterKeyTools): Promise<string> => {
  const before = await provider.currentId();
  const isUnfinished = [...(await secrets())].some(([id, count]) => id !== before && count > 0);
  const current = isUnfinished ? before : await provider.rotate();
  const total = [...(await secrets())].reduce((sum, [id, count]) => (id === current ? sum : sum + count), 0);
  const wrapped = await withProgress('keys', total, (onProgress) => rewrapSecrets(pool, provider, onProgress));
  const begun = isUnfinished ? 'Finished a rotation that was interrupted' : 'Made a new master key';
  return `${begun}: ${wrapped.toLocaleString('en')} keys are now wrapped with ${current}.
Back up the key file, apart from the database. Older backups of keys need the former master keys: keep copies of those
as long as you keep the backups, then run "casefold keys remove ID".
`;
};
