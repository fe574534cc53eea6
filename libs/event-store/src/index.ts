export * from './collect.js';
export * from './port.js';
export * from './kurrentdb/kurrent-unusable.js';
export * from './kurrentdb/open-kurrent-event-store.js';
export * from './memory/memory-event-store.js';
export { CreateLog1763800000000 } from './postgres/create-log.migration.js';
export { NotDurable } from './postgres/durability.js';
export * from './postgres/postgres-event-store.js';
