export { LocalMergeLocks, MergeLocks } from '../customer/merge-locks/merge-locks.js';
