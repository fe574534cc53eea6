import { certificateOf, signCertificate } from '../certificate.js';
import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import type { StepDone } from '../erasure-table.js';

/** Signs the certificate. */
export const certify = async (erasure: Erasure, { clock, signingKey }: ErasureParts): Promise<StepDone> => ({
  step: 'done',
  certificate: signCertificate(certificateOf(erasure, clock.now()), signingKey),
});
