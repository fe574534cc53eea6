export * from './access-log.js';
export * from './access-log.module.js';
export * from './access-records.js';
export * from './create-access-log.migration.js';
