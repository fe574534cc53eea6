import type { Story } from '../scenario.js';
import { declined, returned, swollenBattery, upToEngineering } from './escalations.js';
import { lateParcel, refund, neverAnswers } from './orders.js';
import { howTo, quickFix, reopened, secondTry } from './quick-fix.js';
import { batteryReplaced, brokenScreen, cameraByCourier, wrongQueue } from './repairs.js';

/** The stories of a support desk, weighted by frequency. */
export const stories: readonly { readonly story: Story; readonly weight: number }[] = [
  { story: quickFix, weight: 18 },
  { story: howTo, weight: 10 },
  { story: brokenScreen, weight: 12 },
  { story: batteryReplaced, weight: 10 },
  { story: neverAnswers, weight: 10 },
  { story: refund, weight: 7 },
  { story: lateParcel, weight: 6 },
  { story: cameraByCourier, weight: 5 },
  { story: wrongQueue, weight: 4 },
  { story: declined, weight: 5 },
  { story: returned, weight: 4 },
  { story: upToEngineering, weight: 5 },
  { story: secondTry, weight: 4 },
  { story: reopened, weight: 4 },
  { story: swollenBattery, weight: 3 },
];
