export { agent, engineer } from '../case/testing/given.js';
export { storedSamples } from '../case/testing/stored-samples.js';
