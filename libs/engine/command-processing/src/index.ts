export * from './command-processor.js';
export * from './command-refusals.js';
export * from './fingerprint.js';
export * from './ids.js';
export * from './outcome-unknown.js';
