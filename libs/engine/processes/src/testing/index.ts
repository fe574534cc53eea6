export { crashingPool, type CrashPoint } from './crashing-pool.js';
export { dunning } from './invoices.js';
export { startWorks, until } from './process-database.js';
