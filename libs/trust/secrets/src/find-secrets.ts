import { shippedPolicy } from './policy/shipped-policy.js';
import { SecretFinder } from './secret-finder.js';
import type { Secret } from './secret.js';

const finder = new SecretFinder(shippedPolicy);

/**
 * Passwords stated as such, one-time codes, card numbers, national ids, private keys and tokens in what people write (F36), in
 * English and Chinese. Takes time linear in the length of the text. What it can't tell is listed in ADR 22.
 */
export const findSecrets = (text: string): readonly Secret[] => finder.find(text);
