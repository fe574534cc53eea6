import { Command } from 'commander';
import { rewrapSecrets } from '#encryption';
import { withProgress } from '../progress.js';
import { type MasterKeyTools, withMasterKeys } from './master-keys.js';

/** `casefold keys rotate`: another master key, while services go on. */
export const rotateKeyCommand = (): Command =>
  new Command('rotate')
    .description('Make a new master key and wrap the keys of all subjects under it. Services that run take it up.')
    .action(async () => {
      process.stdout.write(await withMasterKeys('rotate', rotate));
    });

const rotate = async ({ pool, provider, secrets }: MasterKeyTools): Promise<string> => {
  const before = await provider.currentId();
  const isUnfinished = [...(await secrets())].some(([id, count]) => id !== before && count > 0);
  const current = isUnfinished ? before : await provider.rotate();
  const total = [...(await secrets())].reduce((sum, [id, count]) => (id === current ? sum : sum + count), 0);
  const wrapped = await withProgress('keys', total, (onProgress) => rewrapSecrets(pool, provider, onProgress));
  const begun = isUnfinished ? 'Finished the rotation that was begun before' : 'Made a new master key';
  return `${begun}: ${wrapped.toLocaleString('en')} keys are wrapped under ${current} now.
Back the key file up, apart from the database. Older backups of keys need the former master keys: keep those elsewhere
for as long as you keep the backups, then "casefold keys remove ID".
`;
};
