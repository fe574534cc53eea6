export * from './checkpoint-beyond-log.js';
export * from './checkpoints.migration.js';
export * from './decoded-event.js';
export * from './lag.js';
export * from './parked.migration.js';
export { requestRetry } from './parked-events.js';
export * from './projection.js';
export * from './projection-runner.js';
export * from './projection-status.js';
export * from './read-positions.js';
export type { Difference } from './rebuild/differences.js';
export * from './read-table/column.js';
export * from './read-table/filter.js';
export * from './read-table/read-table.js';
export * from './read-table/read-tables.migration.js';
export * from './rebuild/drop-leftovers.js';
export * from './rebuild/drop-version.js';
export type { RebuildParts } from './rebuild/fold-log.js';
export { generationsOf, ReadSchemaDamaged } from './rebuild/generations.js';
export type { RebuildOptions } from './rebuild/progress.js';
export * from './rebuild/projection-tables.migration.js';
export * from './rebuild/read-schema.js';
export * from './rebuild/rebuild.js';
export {
  rebuildRequests,
  type RebuildRequest,
  requestRebuild,
  requestVerification,
} from './rebuild/rebuild-requests.js';
export { RebuildError } from './rebuild/rebuild-error.js';
export * from './rebuild/rebuild-work.js';
export * from './rebuild/rebuilds.migration.js';
export * from './rebuild/verifications.migration.js';
export * from './rebuild/verify.js';
export * from './stale-versions.js';
export type { ParkedKey } from './status-rows.js';
