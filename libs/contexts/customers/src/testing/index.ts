export { LocalMergeTurns, MergeTurns } from '../customer/turns/merge-turns.js';
