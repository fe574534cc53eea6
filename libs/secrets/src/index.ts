export { findSecrets } from './find-secrets.js';
export * from './secret.js';
