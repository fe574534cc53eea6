export * from './product.js';
export * from './read-positions.module.js';
export * from './schema.js';
