export * from './access-policy.js';
export * from './access-rules.js';
export * from './data-class.js';
export * from './own-records.js';
export * from './permissions.js';
export * from './viewer.js';
