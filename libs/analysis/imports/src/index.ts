export { ImportError } from './import-error.js';
export * from './import-report.js';
export * from './import-report-text.js';
export * from './servicenow-import.js';
export type { SecretHandling } from './servicenow/secret-screen.js';
