export * from './event-codec.js';
export * from './event-shapes.js';
