export { openSealedLog, type SealedLog } from './sealed-log.js';
