export * from './field-classes.js';
export * from './subject-keys.js';
