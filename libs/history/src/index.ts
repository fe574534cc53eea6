export * from './replay/find-case.js';
export * from './replay/replay-case.js';
export * from './replay/replay-text.js';
