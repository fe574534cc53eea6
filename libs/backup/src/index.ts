export * from './back-up.js';
export * from './backup-error.js';
export type { BackupManifest } from './manifest.js';
export * from './restore.js';
