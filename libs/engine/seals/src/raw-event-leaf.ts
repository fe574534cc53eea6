import { hash } from 'node:crypto';
import { writeTexts } from './text-bytes.js';

/**
 * The hash of an event in a seal: SHA-256 over a zero byte, so that no leaf can pass for a node, and all stored columns
 * of the event.
 */
export const leafOf = (columns: readonly string[]): Buffer => hash('sha256', writeTexts(0, columns), 'buffer');
