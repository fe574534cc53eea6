export * from './checkpoints.migration.js';
export { Superseded } from './checkpoints.js';
export * from './projection.js';
export * from './projection-runner.js';
export type { ProjectionStatus } from './projection-status.js';
export * from './read-positions.js';
export * from './rebuild.js';
export * from './instant-column.js';
