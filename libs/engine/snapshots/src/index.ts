export * from './memory-snapshots.js';
export * from './no-snapshots.js';
export * from './postgres/postgres-snapshots.js';
export * from './postgres/snapshots.migration.js';
export * from './snapshots.js';
export * from './stream-loader.js';
