export * from './leased-work.js';
export * from './leases.migration.js';
export * from './worker-leases.js';
