export { at, specTime } from './given-when-then.js';
export { type ExamplesOf, recordedEvents, streamSpecs } from './stream-specs.js';
