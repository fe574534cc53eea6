export * from './asked-together.js';
export * from './erasures/erasure.access.js';
export * from './access-log/access-log.access.js';
export * from './operated.js';
export * from './operator-refusals.js';
export * from './operator.access.js';
export * from './operator-api.module.js';
export * from './projections/projection-watch.js';
