export * from './certificate.js';
export * from './erasure.js';
export * from './erasure-parts.js';
export * from './erasure-work.js';
export { addRequests, type ErasureFilter, type ErasureRequest, erasureStatuses } from './erasure-table.js';
export * from './erasures.migration.js';
export * from './holdings/case-holdings.js';
