export * from './certificate.js';
export * from './erasure.js';
export * from './erasure-parts.js';
export * from './erasure-work.js';
export * from './erasure-status.js';
export { erasureBacklog, erasureStatuses } from './erasure-table.js';
export * from './erasures.migration.js';
export * from './persons.js';
