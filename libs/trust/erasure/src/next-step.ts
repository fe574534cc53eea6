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

/** Gives undefined while it has to wait. */
type Step = (erasure: Erasure, parts: ErasureParts) => Promise<Erasure | undefined>;

/** A step that may be done twice, and is remembered once it is done. */
const remembered =
  (perform: (erasure: Erasure, parts: ErasureParts) => Promise<StepDone | undefined>): Step =>
  async (erasure, parts) => {
    const done = await perform(erasure, parts);
    return done && noteStep(parts.pool, erasure, done);
  };

/** What is to be done after each step. */
const stepAfter: { readonly [step in Exclude<ErasureStep, 'done'>]: Step } = {
  requested: remembered(announce),
  announced: remembered(awaitQuiet),
  quiet: remembered(gather),
  gathered: destroy,
  destroyed: remembered(recordInStreams),
  told: remembered(awaitShown),
  shown: remembered(clean),
  cleaned: remembered(certify),
};

/** Does the next step of an erasure; undefined while that has to wait, and where nothing is left to do. */
export const nextStep: Step = async (erasure, parts) =>
  erasure.step === 'done' ? undefined : stepAfter[erasure.step](erasure, parts);
