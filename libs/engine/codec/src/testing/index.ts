export { SampleKeys, samplesIn } from './stored-samples.js';
