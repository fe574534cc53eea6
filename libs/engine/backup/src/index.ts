export * from './back-up.js';
export * from './backup-error.js';
export * from './erased-since.js';
export type { BackupManifest } from './manifest.js';
export * from './restore.js';
