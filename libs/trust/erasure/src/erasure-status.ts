import type { SignedCertificate } from './certificate.js';
import type { Erasure } from './erasure.js';

/** How an erasure is doing, for those who ask. */
export interface ErasureStatus extends Erasure {
  /** In a row, of the step that comes next. */
  readonly failures: number;
  /** Why the next step failed; it is tried again. */
  readonly error: string | null;
  readonly certificate: SignedCertificate | null;
}
