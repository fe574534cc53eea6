import { shippedPolicy } from './policy/shipped-policy.js';
import { SecretFinder } from './secret-finder.js';
import type { Secret } from './secret.js';

const finder = new SecretFinder(shippedPolicy);

/**
 * Finds stated passwords, one-time codes, card numbers, national ids, private keys and tokens in free text (F36), in
 * English and Chinese. Linear in the length of the text. ADR 22 lists what it misses.
 */
export const findSecrets = (text: string): readonly Secret[] => finder.find(text);
