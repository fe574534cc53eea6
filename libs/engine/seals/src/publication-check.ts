import { type BrokenSeal, brokenSeal } from './log-break.js';
import { DamagedSealFile, readPublishedSeals } from './published-seals.js';
import { type Seal, sealHash } from './seal.js';
import type { TrustedKeys } from './seal-keys.js';
import type { SealTable } from './seal-table.js';

const sealsPerLook = 500;

/** What became, in the log, of a seal that was published. */
export const publicationFault = (published: Seal, stored: ReadonlyMap<number, Seal>): BrokenSeal | undefined => {
  const seal = stored.get(published.number);
  if (!seal) return brokenSeal(published, 'was published and is missing: the log was set back, or is another one');
  if (sealHash(seal).equals(sealHash(published))) return undefined;
  return brokenSeal(published, 'is not the one that was published');
};

/**
 * The first seal of a file that is not in the log as it was published.
 * @throws DamagedSealFile where the file holds what no trusted key has signed
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
