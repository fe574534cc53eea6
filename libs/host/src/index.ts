export * from './http-app.js';
export * from './local-database.js';
export * from './nest-logger.js';
export * from './platform.module.js';
export * from './report-failure.js';
export * from './run-service.js';
