export * from './product-codec.js';
export * from './read-positions.module.js';
export * from './schema.js';
