export { findSecrets } from './find-secrets.js';
export { redactSecrets } from './redact-secrets.js';
export * from './secret.js';
