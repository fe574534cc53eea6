export { foldedInLanes } from './folded-in-lanes.js';
export { projected } from './projected.js';
export { tallyOf } from './tally.js';
