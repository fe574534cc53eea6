export * from './operation-refusals.js';
export * from './operations-api.module.js';
export * from './projections/projection-watch.js';
