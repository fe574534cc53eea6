import type { Dice } from './dice.js';

export interface Device {
  readonly serial: string;
  readonly model: string;
  readonly osVersion: string;
}

const models = [
  { prefix: 'NV7', model: 'Nova-7', osVersions: ['12.0', '12.1', '12.1.2'], weight: 35 },
  { prefix: 'NV6', model: 'Nova-6', osVersions: ['11.4', '12.1'], weight: 20 },
  { prefix: 'SL3', model: 'Slate-3', osVersions: ['12.0', '12.1'], weight: 12 },
  { prefix: 'BK5', model: 'Book-Air-5', osVersions: ['8.2', '8.3'], weight: 15 },
  { prefix: 'WT2', model: 'Pulse-2', osVersions: ['5.1', '5.2'], weight: 10 },
  { prefix: 'EB4', model: 'Aria-4', osVersions: ['4.0'], weight: 8 },
];

/** Without I and O, which are easily mistaken for digits. */
const serialCharacters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'];

export const someDevice = (dice: Dice): Device => {
  const { prefix, model, osVersions } = dice.pickByWeight(models);
  return { serial: serialOf(prefix, dice), model, osVersion: dice.pick(osVersions) };
};

/** Another device of the same model. */
export const replacementFor = ({ serial }: Device, dice: Dice): string => serialOf(serial.slice(0, 3), dice);

const serialOf = (prefix: string, dice: Dice): string =>
  prefix + Array.from({ length: 9 }, () => dice.pick(serialCharacters)).join('');
