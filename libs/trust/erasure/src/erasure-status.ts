import type { SignedCertificate } from './certificate.js';
import type { Erasure } from './erasure.js';

/** Status of an erasure, for queries. */
export interface ErasureStatus extends Erasure {
  /** Consecutive failures of the next step. */
  readonly failures: number;
  /** Why the next step failed. It is retried. */
  readonly error: string | null;
  readonly certificate: SignedCertificate | null;
}
