import { type BrokenSeal, brokenSeal } from './log-break.js';
import { DamagedSealFile, readPublishedSeals } from './published-seals.js';
import { type Seal, sealHash } from './seal.js';
import type { TrustedKeys } from './seal-keys.js';
import type { SealTable } from './seal-table.js';

const sealsPerLook = 500;

/** Compares a published seal with the stored one of the same number. */
export const publicationFault = (published: Seal, stored: ReadonlyMap<number, Seal>): BrokenSeal | undefined => {
  const seal = stored.get(published.number);
  if (!seal) return brokenSeal(published, 'was published but is missing: the log was reset or is a different one');
  if (sealHash(seal).equals(sealHash(published))) return undefined;
  return brokenSeal(published, 'differs from the published one');
};

/**
 * The first seal of a file that the log does not have as it was published.
 * @throws DamagedSealFile if the file contains a seal that no trusted key has signed.
 */
export const firstUnpublished = async (
  file: string,
  seals: SealTable,
  trusted: TrustedKeys,
): Promise<BrokenSeal | undefined> => {
  let look: Seal[] = [];
  const compare = async () => {
    const stored = await seals.find(look.map(({ number }) => number));
    const fault = look.map((published) => publicationFault(published, stored)).find((found) => found !== undefined);
    look = [];
    return fault;
  };
  for await (const published of readPublishedSeals(file)) {
    if (!trusted.haveSigned(published)) throw new DamagedSealFile(file, `seal ${published.number}`);
    look.push(published);
    const fault = look.length === sealsPerLook ? await compare() : undefined;
    if (fault) return fault;
  }
  return compare();
};
