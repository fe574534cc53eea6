export * from './checkpoints.migration.js';
export * from './instant-column.js';
export * from './lag.js';
export * from './projection.js';
export * from './projection-runner.js';
export * from './read-positions.js';
export * from './rebuild.js';
