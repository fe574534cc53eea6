export * from './back-off.js';
export type { ConnectionOptions } from './client.js';
export * from './connection-lost.js';
export * from './data-source.js';
export * from './fault-of-data.js';
export * from './listen.js';
export * from './migrate.js';
export * from './pool.js';
export * from './transaction.js';
