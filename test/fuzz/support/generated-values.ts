import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Dice } from '../../../libs/analysis/demo/src/dice.js';

/** Ids and numbers that exist in the API. */
export interface Known {
  readonly caseIds: readonly string[];
  readonly numbers: readonly string[];
  readonly customerIds: readonly string[];
}

/** Texts that often reveal bugs. None of them is a secret. */
const oddTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFFy',
  '\u202Egnp.exe',
  '\uFEFF',
  '\u200B\u200D',
  'e\u0301'.repeat(40),
  '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}',
  '\u0627\u0644\u0633\u0644\u0627\u0645',
  '\uD83D\uDCA9'.repeat(100),
  '__proto__',
  'constructor',
  'toString',
  '${7*7}',
  "'; DROP TABLE log.events; --",
  '{"$gt":""}',
  '../../etc/passwd',
  '\\u0000',
  '%00%n%s',
  '\r\nx-injected: 1',
  '<script>alert(1)</script>',
  'NaN',
  '-0',
  '1e999',
  '2026-02-30T25:61:61Z',
  '9'.repeat(400),
  'A'.repeat(5_000),
];

const oddNumbers: readonly unknown[] = [
  ...[-1, 0, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -1e308, 5e-324, 0.1],
];

const nested = (levels: number): unknown => (levels === 0 ? [] : [nested(levels - 1)]);

const oddValues: readonly unknown[] = [
  ...[null, true, false, [], {}, [null], [[]], { a: { b: [] } }, { __proto__: null, constructor: 1 }, nested(50)],
];

/** Any value, whatever type is expected. */
export const oddValue = (dice: Dice): unknown => dice.pick<unknown>(dice.pick([oddTexts, oddNumbers, oddValues]));

const words = ['The screen flickers', 'Der Akku h\u00E4lt nicht', '\u5C4F\u5E55\u95EA\u70C1', 'x', 'no power'];
const codes = ['hardware', 'display', 'EU', 'CN', 'phone', 'SN-1001', 'en', 'zh-Hans', 'general', 'C-1', 'a'];

/**
 * A value of this type. Each part of it is odd with probability `oddity`; optional parts may be missing.
 * @param levels how deep inputs may nest before they are omitted.
 */
export const valueOf = (dice: Dice, type: GraphQLInputType, known: Known, oddity: number, levels = 4): unknown => {
  if (dice.chance(oddity)) return oddValue(dice);
  if (!isNonNullType(type) && (levels <= 0 || dice.chance(0.1))) return null;
  const named = getNullableType(type);
  if (isListType(named)) {
    return Array.from({ length: dice.integer(0, 3) }, () => valueOf(dice, named.ofType, known, oddity, levels - 1));
  }
  if (isEnumType(named)) return dice.pick(named.getValues()).name;
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter((field) => isNonNullType(field.type) || dice.chance(0.5));
    return Object.fromEntries(
      fields.map((field) => [field.name, valueOf(dice, field.type, known, oddity, levels - 1)]),
    );
  }
  return scalarOf(dice, named.name, known);
};

const scalarOf = (dice: Dice, name: string, known: Known): unknown => {
  if (name === 'Int') return dice.integer(1, 100);
  if (name === 'Float') return dice.fraction() * 1000;
  if (name === 'Boolean') return dice.chance(0.5);
  if (name === 'ID') return dice.pick([...known.caseIds, anyUuid(dice)]);
  if (name === 'DateTime') return new Date(dice.integer(1_600_000_000, 1_900_000_000) * 1000).toISOString();
  if (name === 'Position') return String(dice.integer(0, 5));
  if (name === 'String') return dice.pick([...words, ...codes, ...known.numbers, ...known.customerIds]);
  throw new Error(`There is no generator for the scalar ${name} yet`);
};

const anyUuid = (dice: Dice): string =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => dice.integer(0, 15).toString(16));
