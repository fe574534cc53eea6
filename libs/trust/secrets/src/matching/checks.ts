import { isIdentityCard } from 'class-validator';
import type { CheckName } from '../policy/secret-policy.js';

const withoutSeparators = (value: string): string => value.replace(/[\s.-]/g, '');

const identityCard =
  (locale: 'zh-CN' | 'zh-HK' | 'zh-TW' | 'IN') =>
  (value: string): boolean =>
    isIdentityCard(withoutSeparators(value).toUpperCase(), locale);

/** Random tokens mix letters and digits; names and paths do not. */
const isTokenLike = (value: string): boolean => /\d/.test(value) && /[a-z]/i.test(value);

/** Unordered letters of both cases and digits, unlike any name or word. */
const isRandom = (value: string): boolean =>
  /[a-z]/.test(value) && /[A-Z]/.test(value) && (value.match(/\d/g)?.length ?? 0) >= 2;

/** By the name used in the policy. */
export const checks: Readonly<Record<CheckName, (value: string) => boolean>> = {
  'resident-id': identityCard('zh-CN'),
  'hong-kong-id': identityCard('zh-HK'),
  'taiwan-id': identityCard('zh-TW'),
  aadhaar: identityCard('IN'),
  token: isTokenLike,
  random: isRandom,
};

/** The check digit of card numbers (ISO/IEC 7812). IMEIs have it too. */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};
