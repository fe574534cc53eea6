export { historyApi, pageOfHistory } from './api/history-api.js';
export * from './api/history-types.js';
export * from './api/stream-api.js';
export * from './manifest/context.js';
export * from './manifest/product.js';
export { needing } from './needs.js';
export * from './streams/stream-commands.js';
export * from './streams/stream-model.js';
export * from './streams/stream-reader.js';
