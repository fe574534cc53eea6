import type { Contact } from '#cases';
import type { Actor, Tier } from '#kernel';
import { type DemoSet, demoId } from './demo-set.js';
import { Dice } from './dice.js';
import { type Language, type Region, regions } from './regions.js';
import { textsIn } from './texts/by-language.js';

export interface DemoCustomer {
  /** Undefined for a guest, who has contact data only. */
  readonly id?: string;
  /** The id that a guest gets once identified. */
  readonly laterId: string;
  readonly contact: Contact;
  readonly region: Region;
  readonly language: Language;
}

/** The nth customer of a set. */
export const customerOf = (set: DemoSet, nth: number): DemoCustomer => {
  const id = demoId(set, 'customer', nth);
  const dice = new Dice(id);
  const region = dice.pickByWeight(regions);
  const language = dice.pick(region.languages);
  const { familyNames, givenNames, fullName } = textsIn(language).names;
  const contact = {
    name: fullName(dice.pick(familyNames), dice.pick(givenNames)),
    phone: `${region.phone} ${String(dice.integer(100, 199)).padStart(4, '0')}`,
    email: dice.chance(0.6) ? `${id.slice(0, 8)}@example.com` : undefined,
  };
  return { id: dice.chance(0.88) ? id : undefined, laterId: id, contact, region, language };
};

/** Engineering serves all regions. */
const staffed: readonly { readonly tier: Tier; readonly role: Actor['role']; readonly people: number }[] = [
  { tier: 1, role: 'agent', people: 9 },
  { tier: 2, role: 'engineer', people: 4 },
  { tier: 3, role: 'engineering', people: 3 },
];

/** A random employee of that tier who works for the region. */
export const someoneOf = (tier: Tier, region: Region, dice: Dice): Actor => {
  const { role, people } = staffed[tier - 1];
  const place = tier === 3 ? 'central' : region.code.toLowerCase();
  return { id: `${role}-${place}-${dice.integer(1, people)}`, role, tier, region: region.code };
};
