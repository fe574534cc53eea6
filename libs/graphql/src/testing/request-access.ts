export { RequestAccess } from '../auth/request-access.js';
