export * from './collect.js';
export * from './port.js';
