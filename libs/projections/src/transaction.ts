export { inTransaction } from '#database';
