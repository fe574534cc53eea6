export * from './asked-together.js';
export * from './access-log/access-log.access.js';
export * from './operation-refusals.js';
export * from './operations.access.js';
export * from './operations-api.module.js';
export * from './projections/projection-watch.js';
