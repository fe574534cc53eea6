export * from './clock.js';
export * from './correlation.js';
export * from './data-folder.js';
export { folderHolder, type FolderLock } from './folder-lock.js';
export { type ClaimNames, type IdentityProvider, ownClaimNames } from './identity-provider.js';
export { createLogger, Logger } from './logger.js';
export * from './settings.js';
export * from './tokens.js';
