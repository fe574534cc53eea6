export { requestOf } from './request-of.js';
