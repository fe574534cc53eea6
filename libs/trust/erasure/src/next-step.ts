import type { Erasure, ErasureStep } from './erasure.js';
import type { ErasureParts } from './erasure-parts.js';
import { noteStep, type StepDone } from './erasure-table.js';
import { announce } from './steps/announce.js';
import { awaitQuiet } from './steps/await-quiet.js';
import { awaitShown } from './steps/await-shown.js';
import { certify } from './steps/certify.js';
import { clean } from './steps/clean.js';
import { destroy } from './steps/destroy.js';
import { gather } from './steps/gather.js';
import { recordInStreams } from './steps/record-erasure.js';

/** Returns undefined while it has to wait. */
type Step = (erasure: Erasure, parts: ErasureParts) => Promise<Erasure | undefined>;

/** Makes a step of an idempotent action: records it once it is done. */
const remembered =
  (perform: (erasure: Erasure, parts: ErasureParts) => Promise<StepDone | undefined>): Step =>
  async (erasure, parts) => {
    const done = await perform(erasure, parts);
    return done && noteStep(parts.pool, erasure, done);
  };

/** The step to perform after each one. */
const stepAfter: { readonly [step in Exclude<ErasureStep, 'done'>]: Step } = {
  requested: announce,
  announced: remembered(awaitQuiet),
  quiet: remembered(gather),
  gathered: destroy,
  destroyed: remembered(recordInStreams),
  told: remembered(awaitShown),
  shown: remembered(clean),
  cleaned: remembered(certify),
};

/** Performs the next step of an erasure. Returns undefined while it has to wait, or if nothing is left to do. */
export const nextStep: Step = async (erasure, parts) =>
  erasure.step === 'done' ? undefined : stepAfter[erasure.step](erasure, parts);
